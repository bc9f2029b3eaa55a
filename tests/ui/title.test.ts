import { describe, expect, it } from 'vitest';
import { titleOf } from '#app/ui/title.tsx';

const byData = { title: (data: unknown) => (data as { deal: { name: string } }).deal.name };

describe('the title of a page', () => {
  it('is that of the innermost route', () => {
    const matches = [
      { data: {}, handle: undefined },
      { data: {}, handle: { title: 'deals:title' } },
    ];
    expect(titleOf(matches)).toBe('deals:title');
    expect(titleOf([{ data: { deal: { name: '项目' } }, handle: byData }])).toEqual({ text: '项目' });
  });

  it.each([null, undefined, {}, 'text'])('is nobody’s where the data is %j', (data) => {
    expect(titleOf([{ data, handle: byData }])).toBeUndefined();
  });
});
