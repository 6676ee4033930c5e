/**
 * Search and commands (Ctrl K): type, arrows, Enter. Groups come from a search function of the screen's; commands are
 * given, and the keys registered at the moment are commands, too.
 */
import { FocusTrap, Portal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import styles from './command-palette.module.css';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { awakeLayers, useKeyLayers } from './keys.ts';
import { useKitWords } from './kit-words.tsx';
import { useKeys } from './use-keys.ts';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Second words: customer, SKU. */
  readonly note?: string;
  readonly icon?: IconShape;
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly id: string;
  readonly name: string;
  readonly items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly placeholder: string;
  /** Answers groups for a text; called 60 ms after typing, late answers are dropped. */
  readonly search?: (text: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>;
  /** Commands beside those with keys. */
  readonly commands?: readonly PaletteItem[];
}

const SEARCH_WAIT_MS = 60;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Whether every word of the text begins somewhere in the label. */
export function matchesWords(label: string, text: string): boolean {
  const hay = plain(label);
  return plain(text)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** What was found; while the answer for the newest text is on its way, the part of the last one that still fits. */
function useFound(text: string, search: CommandPaletteProps['search']): readonly PaletteGroup[] {
  const [found, setFound] = useState<{ readonly text: string; readonly groups: readonly PaletteGroup[] }>({
    text: '',
    groups: [],
  });
  useEffect(() => {
    if (!search) return;
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      search(text, stop.signal).then(
        (groups) => {
          if (!stop.signal.aborted) setFound({ text, groups });
        },
        () => {
          if (!stop.signal.aborted) setFound({ text, groups: [] });
        },
      );
    }, SEARCH_WAIT_MS);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [text, search]);
  if (found.text === text) return found.groups;
  return found.groups.map((group) => ({
    ...group,
    items: group.items.filter((item) => matchesWords(`${item.label} ${item.note ?? ''}`, text)),
  }));
}

/** Bindings awake below the palette, as commands. Taken when it opens: its own layer puts the others to sleep. */
function boundCommands(): readonly PaletteItem[] {
  const seen = new Set<string>();
  return awakeLayers(useKeyLayers.getState().layers)
    .toReversed()
    .flatMap((layer) => layer.bindings)
    .filter((binding) => !binding.silent && !seen.has(binding.keys) && seen.add(binding.keys))
    .map(({ keys, label, run }) => ({ id: `key:${keys}`, label, keys, run }));
}

function OpenPalette(props: CommandPaletteProps) {
  const words = useKitWords();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [bound] = useState(boundCommands);
  const before = useRef<Element | null>(document.activeElement);
  const found = useFound(text, props.search);
  const groups = useMemo(() => {
    const commands = [...(props.commands ?? []), ...bound].filter((item) => matchesWords(item.label, text));
    const all = [...found, { id: 'commands', name: words.commands, items: commands }];
    return all.filter((group) => group.items.length > 0);
  }, [found, props.commands, bound, text, words]);
  const items = groups.flatMap((group) => group.items);
  const active = Math.min(at, items.length - 1);
  useKeys(words.commands, [{ keys: 'Escape', label: words.close, whileTyping: true, run: props.onClose }], {
    exclusive: true,
  });
  useEffect(() => {
    const back = before.current;
    return () => {
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return;
    props.onClose();
    // After the palette has given the focus back, so that the command may move it.
    window.setTimeout(item.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(items.length === 0 ? 0 : (active + 1) % items.length);
    else if (event.key === 'ArrowUp')
      setAt(items.length === 0 ? 0 : (active + items.length - 1) % items.length);
    else if (event.key === 'Enter') choose(items[active]);
    else return;
    event.preventDefault();
  };
  let index = -1;
  return (
    <Portal>
      <div
        className={styles.veil}
        onPointerDown={(event) => event.target === event.currentTarget && props.onClose()}
      >
        <FocusTrap active>
          <div role="dialog" aria-modal="true" aria-label={props.placeholder} className={styles.palette}>
            <div className={styles.search}>
              <Icon of={IconSearch} size={16} />
              <input
                data-autofocus
                role="combobox"
                aria-expanded="true"
                aria-controls={`${id}-list`}
                aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
                aria-label={props.placeholder}
                aria-autocomplete="list"
                placeholder={props.placeholder}
                autoComplete="off"
                spellCheck={false}
                className={styles.input}
                value={text}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  setAt(0);
                }}
                onKeyDown={onKeyDown}
              />
              <KeyCap keys="Escape" />
            </div>
            <div role="listbox" id={`${id}-list`} aria-label={props.placeholder} className={styles.list}>
              {groups.map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
                <div role="group" aria-labelledby={`${id}-${group.id}`} key={group.id}>
                  <div id={`${id}-${group.id}`} className={styles.name}>
                    {group.name}
                  </div>
                  {group.items.map((item) => {
                    index += 1;
                    const own = index;
                    return (
                      // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers Enter for it
                      <div
                        key={item.id}
                        role="option"
                        id={`${id}-${own}`}
                        aria-selected={own === active}
                        className={styles.item}
                        onPointerMove={() => setAt(own)}
                        onClick={() => choose(item)}
                      >
                        {item.icon && <Icon of={item.icon} />}
                        <span className={styles.label}>{item.label}</span>
                        {item.note && <span className={styles.note}>{item.note}</span>}
                        <span className={styles.keys}>{item.keys && <KeyCap keys={item.keys} />}</span>
                      </div>
                    );
                  })}
                </div>
              ))}
            </div>
            {items.length === 0 && (
              <p className={styles.nothing} role="status">
                {words.nothingFound}
              </p>
            )}
          </div>
        </FocusTrap>
      </div>
    </Portal>
  );
}

export function CommandPalette(props: CommandPaletteProps) {
  return props.open ? <OpenPalette {...props} /> : null;
}
