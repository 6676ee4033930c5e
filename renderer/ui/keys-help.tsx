/** What `?` shows: every key that works here, by group. */
import { FocusTrap, Portal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { KeyCap } from './key-cap.tsx';
import { awakeLayers, type KeyBinding, useKeyLayers } from './keys.ts';
import styles from './keys-help.module.css';
import { useKitWords } from './kit-words.tsx';
import { useKeys } from './use-keys.ts';

interface Group {
  readonly name: string;
  readonly bindings: readonly KeyBinding[];
}

function groupsNow(): readonly Group[] {
  const seen = new Set<string>();
  const groups = new Map<string, KeyBinding[]>();
  for (const layer of awakeLayers(useKeyLayers.getState().layers).toReversed()) {
    for (const binding of layer.bindings) {
      if (binding.silent || seen.has(binding.keys)) continue;
      seen.add(binding.keys);
      const name = binding.group ?? layer.name;
      groups.set(name, [...(groups.get(name) ?? []), binding]);
    }
  }
  return [...groups].map(([name, bindings]) => ({ name, bindings }));
}

function OpenHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useKitWords();
  const id = useId();
  const [groups] = useState(groupsNow);
  const before = useRef<Element | null>(document.activeElement);
  useKeys(
    words.keys,
    [
      { keys: 'Escape', label: words.close, run: onClose },
      { keys: '?', label: words.close, run: onClose },
    ],
    { exclusive: true },
  );
  useEffect(() => {
    const back = before.current;
    return () => {
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  return (
    <Portal>
      <div
        className={styles.veil}
        onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      >
        <FocusTrap active>
          <div role="dialog" aria-modal="true" aria-labelledby={id} className={styles.help}>
            <div className={styles.head}>
              <h2 id={id} className={styles.title}>
                {words.keys}
              </h2>
              <IconButton icon={IconX} label={words.close} keys="Escape" onClick={onClose} />
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard */}
            <section className={styles.groups} tabIndex={0} data-autofocus aria-labelledby={id}>
              {groups.map((group) => (
                <section key={group.name} className={styles.group}>
                  <h3 className={styles.name}>{group.name}</h3>
                  <dl>
                    {group.bindings.map((binding) => (
                      <div key={binding.keys} className={styles.row}>
                        <dt>{binding.label}</dt>
                        <dd>
                          <span className="visually-hidden">{binding.keys}</span>
                          <KeyCap keys={binding.keys} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </section>
          </div>
        </FocusTrap>
      </div>
    </Portal>
  );
}

export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return open ? <OpenHelp onClose={onClose} /> : null;
}
