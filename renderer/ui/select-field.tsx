/** A choice from a list: closed it looks like a field; open, arrows and first letters move, Enter chooses. */
import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import { Field, type FieldLook } from './field.tsx';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.tsx';
import { OVERLAY_TARGET } from './overlay-target.ts';
import styles from './select-field.module.css';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Second words, in text 3. */
  readonly note?: string;
}

export interface SelectFieldProps<V extends string> extends FieldLook {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Type to narrow the list; `onSearch` lets the screen load options. */
  readonly searchable?: boolean;
  readonly onSearch?: (text: string) => void;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const words = useKitWords();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active', { scrollIntoView: true }),
  });
  const chosen = props.options.find((option) => option.value === props.value);
  const narrowed =
    props.searchable && !props.onSearch && search
      ? props.options.filter((option) =>
          folded(`${option.label} ${option.note ?? ''}`).includes(folded(search)),
        )
      : props.options;
  // The open list uses Escape up: it must not go on to close the panel.
  const keepEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && combobox.dropdownOpened) event.preventDefault();
  };
  const choose = (value: string): void => {
    const option = props.options.find((each) => each.value === value);
    if (option) props.onChange(option.value);
    combobox.closeDropdown();
  };
  return (
    <Field look={props}>
      {(ids) => (
        <Combobox
          store={combobox}
          onOptionSubmit={choose}
          withinPortal
          portalProps={{ target: OVERLAY_TARGET }}
          offset={4}
          transitionProps={{ duration: 0 }}
          classNames={{
            dropdown: styles.dropdown ?? '',
            option: styles.option ?? '',
            options: styles.options ?? '',
          }}
        >
          <span className={fieldStyles.withIcon}>
            {props.searchable ? (
              <Combobox.Target withExpandedAttribute>
                <input
                  {...ids}
                  role="combobox"
                  aria-expanded={combobox.dropdownOpened}
                  className={classes(fieldStyles.input, styles.control)}
                  value={combobox.dropdownOpened ? search : (chosen?.label ?? '')}
                  placeholder={chosen?.label ?? props.placeholder}
                  disabled={props.disabled}
                  autoComplete="off"
                  onClick={() => combobox.openDropdown()}
                  onKeyDown={keepEscape}
                  onBlur={() => combobox.closeDropdown()}
                  onChange={(event) => {
                    setSearch(event.currentTarget.value);
                    props.onSearch?.(event.currentTarget.value);
                    combobox.openDropdown();
                    combobox.selectFirstOption();
                  }}
                />
              </Combobox.Target>
            ) : (
              <Combobox.Target targetType="button" withExpandedAttribute>
                <button
                  type="button"
                  {...ids}
                  role="combobox"
                  aria-expanded={combobox.dropdownOpened}
                  aria-labelledby={`${ids.id}-label ${ids.id}`}
                  className={classes(fieldStyles.input, styles.control)}
                  disabled={props.disabled}
                  onClick={() => combobox.toggleDropdown()}
                  onKeyDown={keepEscape}
                  onBlur={() => combobox.closeDropdown()}
                >
                  {chosen ? chosen.label : <span className={styles.placeholder}>{props.placeholder}</span>}
                </button>
              </Combobox.Target>
            )}
            <Icon of={IconChevronDown} size={props.counter ? 20 : 14} />
          </span>
          <Combobox.Dropdown>
            <Combobox.Options aria-label={props.label}>
              {narrowed.map((option) => (
                <Combobox.Option
                  key={option.value}
                  value={option.value}
                  active={option.value === props.value}
                >
                  <span className={styles.name}>{option.label}</span>
                  {option.note && <span className={styles.note}>{option.note}</span>}
                  {option.value === props.value && <Icon of={IconCheck} />}
                </Combobox.Option>
              ))}
              {narrowed.length === 0 && (
                <Combobox.Empty className={styles.empty ?? ''}>{words.nothingFound}</Combobox.Empty>
              )}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  );
}
