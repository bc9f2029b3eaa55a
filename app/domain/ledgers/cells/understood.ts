import type { CellProblem } from '../reading.ts';

/** What became of a cell: a value, or a problem, or a value with a remark. An empty cell has neither. */
export interface Understood<T> {
  value?: T;
  problem?: Omit<CellProblem, 'code'>;
}

export const failed = (key: string, values?: CellProblem['values']): Understood<never> => ({
  problem: { level: 'error', key: `ledgers:cell.${key}`, ...(values && { values }) },
});

/** @param value as what the cell is taken all the same; nothing where it is left out */
export function warned<T = never>(
  value: T | undefined,
  key: string,
  values?: CellProblem['values'],
): Understood<T> {
  const problem = { level: 'warning', key: `ledgers:cell.${key}`, ...(values && { values }) } as const;
  return value === undefined ? { problem } : { value, problem };
}

const NOTHING = /^(?:[-—–―_/\\.。*]+|无|暂无|没有|待定|未定|不详|暂缺|空)$/;

/** True for a cell that says there is nothing: empty, a dash, 无, 待定. */
export const isNothing = (text: string): boolean => text === '' || (text.length < 20 && NOTHING.test(text));

/** Most cells are nothing but these, and need no work. */
const IS_PLAIN = /^[\u4e00-\u9fa5A-Za-z0-9.-]*$/;

/** Full-width to half-width, without invisible characters and blanks around. */
export const plain = (text: string): string => (IS_PLAIN.test(text) ? text : normalized(text));

const normalized = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();

/** The same without any blanks: for figures and days. */
export const dense = (text: string): string => (IS_PLAIN.test(text) ? text : plain(text).replace(/\s+/g, ''));
