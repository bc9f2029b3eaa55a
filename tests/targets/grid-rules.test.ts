import { expect, test } from 'vitest';
import { readGrid, type TypedCell } from '#app/domain/targets/grid.rules.ts';

const typed = (was: string, amount: string, version = 3): TypedCell => ({
  cell: { measure: 'signed_amount', place: '530602' },
  version,
  was,
  amount,
});

test('cells that say what they said are not changes', () => {
  expect(readGrid([typed('460', '460'), typed('460', ' 460 '), typed('', '')])).toEqual({
    changes: [],
    problems: [],
  });
});

test('changed cells are read, at the version they were opened at', () => {
  const { changes } = readGrid([typed('460', '5000万'), typed('460', '')]);
  expect(changes).toEqual([
    { measure: 'signed_amount', place: '530602', version: 3, amount: '50000000.00' },
    { measure: 'signed_amount', place: '530602', version: 3, amount: null },
  ]);
});

test('what cannot be read is told at its cell', () => {
  const { problems } = readGrid([typed('460', '若干')]);
  expect(problems).toEqual([
    expect.objectContaining({ key: 'errors:amount', field: 'signed_amount~530602' }),
  ]);
});
