/** A number that leads to its thing on another screen: a real address, so that it can be copied and opened elsewhere. */
import type { ReactNode } from 'react';
import { type Address, hrefOf, useGo } from './address.ts';
import styles from './row-link.module.css';

export function RowLink({
  path,
  address,
  children,
}: {
  readonly path: string;
  readonly address?: Address;
  readonly children: ReactNode;
}) {
  const go = useGo();
  return (
    <a
      className={styles.link}
      href={hrefOf(path, address)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(path, address);
      }}
    >
      {children}
    </a>
  );
}
