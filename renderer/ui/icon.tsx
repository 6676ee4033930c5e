/** An icon of the 24 grid, line 1.9, in one of the four sizes; always beside a word or inside a named button. */
import type { TablerIcon } from '@tabler/icons-react';

export type IconShape = TablerIcon;
export type IconSize = 14 | 16 | 20 | 24;

export function Icon({
  of: Shape,
  size = 14,
  className,
}: {
  readonly of: IconShape;
  readonly size?: IconSize;
  readonly className?: string | undefined;
}) {
  return (
    <Shape
      size={size}
      stroke={1.9}
      aria-hidden="true"
      focusable="false"
      {...(className ? { className } : {})}
    />
  );
}
