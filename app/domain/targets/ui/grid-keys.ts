import type { KeyboardEvent } from 'react';

const STEPS: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

/**
 * Moves between the inputs of a grid as in a spreadsheet: arrows and Enter (with Shift upwards); sideways only from
 * the end of the text. Inputs carry `data-row` and `data-column`.
 * @returns whether the key was a move
 */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): boolean {
  const input = event.target;
  const step = STEPS[event.key];
  if (!step || !(input instanceof HTMLInputElement) || input.dataset.row === undefined) return false;
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
  const [down, right] = event.key === 'Enter' && event.shiftKey ? [-1, 0] : step;
  if (right !== 0 && !isAtEnd(input, right)) return false;
  event.preventDefault();
  const row = Number(input.dataset.row) + down;
  const column = Number(input.dataset.column) + right;
  const next = event.currentTarget.querySelector<HTMLInputElement>(
    `input[data-row="${row}"][data-column="${column}"]`,
  );
  next?.focus();
  next?.select();
  return true;
}

function isAtEnd({ selectionStart, selectionEnd, value }: HTMLInputElement, right: number): boolean {
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return right > 0 ? selectionEnd === value.length : selectionStart === 0;
}
