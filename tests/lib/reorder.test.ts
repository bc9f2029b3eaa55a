import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveItem } from '#app/lib/reorder.ts';

const items = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { minLength: 1, maxLength: 12 })
  .map((ids) => ids.map((id) => ({ id })));

test('the item moved stands where it was put, all others in the order they had', () => {
  fc.assert(
    fc.property(items, fc.nat(), fc.nat(20), (list, which, toIndex) => {
      const id = list[which % list.length]?.id ?? '';
      const after = moveItem(list, id, toIndex).map((item) => item.id);
      expect(after.indexOf(id)).toBe(Math.min(toIndex, list.length - 1));
      expect(after.filter((other) => other !== id)).toEqual(
        list.map((item) => item.id).filter((other) => other !== id),
      );
    }),
  );
});

test('an id that is not in the list changes nothing', () => {
  expect(moveItem([{ id: 'a' }, { id: 'b' }], 'c', 0)).toEqual([{ id: 'a' }, { id: 'b' }]);
});
