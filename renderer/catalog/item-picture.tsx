/**
 * An item's picture. Pictures that lie with a shop are not fetched (the page reaches nothing outside): the item's icon
 * stands for them.
 */
import { IconBarcode, IconBox } from '@tabler/icons-react';
import { PictureTile } from '../ui/marks.tsx';

export function ItemPicture({
  imageUrl,
  isStocked = true,
  size = 24,
}: {
  readonly imageUrl: string | null;
  readonly isStocked?: boolean;
  readonly size?: 24 | 32 | 48;
}) {
  const icon = isStocked ? IconBox : IconBarcode;
  return (
    <PictureTile icon={icon} size={size} {...(imageUrl?.startsWith('data:') ? { src: imageUrl } : {})} />
  );
}
