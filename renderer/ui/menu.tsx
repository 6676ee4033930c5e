/** A menu behind a button: further acts, sort orders, places. */
import { Menu as MantineMenu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactElement, useState } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { useKitWords } from './kit-words.tsx';
import styles from './menu.module.css';
import { OVERLAY_TARGET } from './overlay-target.ts';
import { useKeys } from './use-keys.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape;
  readonly keys?: string;
  readonly note?: string;
  readonly chosen?: boolean;
  readonly danger?: boolean;
  /** Why it cannot be done now. */
  readonly notPossible?: string;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  /** One button that takes a ref. */
  readonly anchor: ReactElement;
  /** Groups, divided by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly side?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
}

export function Menu({ label, anchor, groups, side = 'bottom-end' }: MenuProps) {
  const words = useKitWords();
  const [opened, setOpened] = useState(false);
  // By the registry, not by Mantine: Escape then closes the menu and nothing below it.
  useKeys(label, [{ keys: 'Escape', label: words.close, silent: true, run: () => setOpened(false) }], {
    enabled: opened,
    exclusive: true,
  });
  return (
    <MantineMenu
      opened={opened}
      onChange={setOpened}
      closeOnEscape={false}
      position={side}
      offset={4}
      transitionProps={{ duration: 0 }}
      withinPortal
      portalProps={{ target: OVERLAY_TARGET }}
      returnFocus
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: styles.dropdown ?? '', item: styles.item ?? '', divider: styles.divider ?? '' }}
    >
      <MantineMenu.Target>{anchor}</MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        {groups
          .filter((group) => group.length > 0)
          .map((group, index) => (
            <Fragment key={group[0]?.id}>
              {index > 0 && <MantineMenu.Divider />}
              {group.map((item) => (
                <MantineMenu.Item
                  key={item.id}
                  disabled={item.notPossible !== undefined}
                  data-danger={item.danger || undefined}
                  onClick={item.run}
                >
                  <span className={styles.row}>
                    {item.icon && <Icon of={item.icon} />}
                    <span className={styles.label}>{item.label}</span>
                    {(item.notPossible ?? item.note) && (
                      <span className={styles.note}>{item.notPossible ?? item.note}</span>
                    )}
                    {item.chosen && <Icon of={IconCheck} />}
                    {item.keys && <KeyCap keys={item.keys} />}
                  </span>
                </MantineMenu.Item>
              ))}
            </Fragment>
          ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
