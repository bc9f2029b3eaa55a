import { type KeyboardEvent, useId, useState } from 'react';

/**
 * The list under a field that is typed into, by keyboard, touch and screen reader. By hand, since this form must load
 * fast on a phone: Downshift, which the pickers of the office use, weighs more than the rest of the form.
 */
export function useSuggestions<Item extends { id: string }>(items: Item[], onPick: (item: Item) => void) {
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = isOpen ? items : [];
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (item: Item | undefined) => {
    if (item) onPick(item);
    close();
  };
  const open = () => {
    setOpen(true);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method composes, its keys choose characters.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (items.length > 0) setActive((before) => (before + step + items.length) % items.length);
    } else if (event.key === 'Enter' && shown[active]) {
      event.preventDefault();
      pick(shown[active]);
    } else if (event.key === 'Escape') close();
  };
  const optionId = (index: number) => `${list}${index}`;
  return {
    shown,
    open,
    input: {
      role: 'combobox',
      'aria-expanded': shown.length > 0,
      'aria-controls': list,
      'aria-autocomplete': 'list',
      'aria-activedescendant': shown[active] ? optionId(active) : undefined,
      autoComplete: 'off',
      onClick: open,
      onBlur: close,
      onKeyDown,
    } as const,
    list: { id: list, role: 'listbox' } as const,
    option: (index: number) =>
      ({
        id: optionId(index),
        role: 'option',
        'aria-selected': index === active,
        // Keeps the field focused: leaving it would close the list before the tap arrives.
        onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onClick: () => pick(shown[index]),
      }) as const,
  };
}
