import { useCombobox } from 'downshift';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import type { Choice } from './picker.tsx';

interface Props {
  id: string;
  aria: object;
  label: string;
  items: Choice[];
  isSearching: boolean;
  chosen: Choice | null;
  typed: string;
  /** Whether the list is open at once: somebody pressed the field or typed before this was there. */
  isOpen: boolean;
  onType: (text: string) => void;
  onChoose: (choice: Choice | null) => void;
  onOpen: () => void;
}

/** The list that a picker opens while somebody types. It takes the place of a plain field and with it the focus. */
export function PickerCombo(props: Props) {
  const { id, aria, label, items, isSearching, chosen, typed, onType, onChoose, onOpen } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const combo = useCombobox({
    items,
    inputValue: typed,
    selectedItem: chosen,
    initialIsOpen: props.isOpen,
    itemToString: (choice) => choice?.text ?? '',
    onInputValueChange: ({ inputValue, type }) => {
      const { InputChange, InputKeyDownEscape } = useCombobox.stateChangeTypes;
      if (type === InputChange || type === InputKeyDownEscape) onType(inputValue);
    },
    onIsOpenChange: ({ isOpen }) => {
      if (isOpen) onOpen();
    },
    onSelectedItemChange: ({ selectedItem }) => onChoose(selectedItem ?? null),
  });
  // Before the page is drawn: a key pressed between the two fields would go nowhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it takes over
  useLayoutEffect(() => {
    input.current?.focus();
    if (props.isOpen) onOpen();
  }, []);
  return (
    <>
      <input
        {...combo.getInputProps({ id, ref: input, 'aria-label': label })}
        {...aria}
        className={styles.input}
        autoComplete="off"
        placeholder={t('action.search')}
      />
      <ul {...combo.getMenuProps({ 'aria-label': label })} className={combo.isOpen ? styles.options : ''}>
        {combo.isOpen &&
          items.map((item, index) => (
            <li
              key={item.id}
              {...combo.getItemProps({ item, index })}
              className={`${styles.option} ${combo.highlightedIndex === index ? styles.highlighted : ''}`}
            >
              {item.text}
              {item.note && <div className="muted small">{item.note}</div>}
            </li>
          ))}
        {combo.isOpen && items.length === 0 && (
          <li className={styles.option}>{t(isSearching ? 'form.searching' : 'form.noOptions')}</li>
        )}
      </ul>
    </>
  );
}
