/** Small tiles that stand for something: a channel, a person, an item's picture. */
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './marks.module.css';

/** A channel: one letter on fill, never the brand's colour. */
export function ChannelMark({
  letter,
  name,
  size = 'row',
}: {
  readonly letter: string;
  /** The account's name, read out and shown on hover. */
  readonly name: string;
  readonly size?: 'row' | 'panel' | 'counter';
}) {
  return (
    <span className={classes(styles.channel, styles[size])} role="img" aria-label={name} title={name}>
      {letter}
    </span>
  );
}

/** A person: initials in a circle. */
export function PersonMark({
  initials,
  name,
  size = 'row',
}: {
  readonly initials: string;
  readonly name: string;
  readonly size?: 'row' | 'bar' | 'counter';
}) {
  return (
    <span
      className={classes(styles.person, styles[`${size}Person`])}
      role="img"
      aria-label={name}
      title={name}
    >
      {initials}
    </span>
  );
}

/** An item's picture, or the icon of its kind where there is none. The item's name always stands beside it. */
export function PictureTile({
  src,
  icon,
  size = 24,
}: {
  readonly src?: string;
  readonly icon: IconShape;
  readonly size?: 24 | 32 | 48 | 136;
}) {
  return (
    <span className={classes(styles.picture, styles[`picture${size}`])} aria-hidden="true">
      {src ? (
        <img src={src} alt="" loading="lazy" decoding="async" />
      ) : (
        <Icon of={icon} size={size === 48 ? 24 : size === 32 ? 16 : 14} />
      )}
    </span>
  );
}
