import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyShapes } from '#app/reports/pipeline/county-shapes.server.ts';
import { keepApart } from '#app/reports/pipeline/label-places.ts';
import { escapeMarkup } from '#app/reports/pipeline/svg.server.ts';
import { csvCell } from '#app/reports/tables/csv.ts';

describe('csv cells', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['+86', `"'+86"`],
    ['＝cmd', `"'＝cmd"`],
    ['-5.20', '-5.20'],
    ['昭阳区', '昭阳区'],
    ['a,"b"', '"a,""b"""'],
  ])('%s is written %s', (text, expected) => {
    expect(csvCell(text)).toBe(expected);
  });

  it('never begin like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text).replace(/^"/, '');
        return /^-?\d+(\.\d+)?$/.test(cell) || !/^\s*[=+\-@]/.test(cell);
      }),
    );
  });
});

describe('drawings', () => {
  it('have no markup in their texts', () => {
    expect(escapeMarkup(`<script>"'&`)).toBe('&lt;script&gt;&quot;&#39;&amp;');
  });

  it('know the outlines of the eleven counties, each with a label inside the map', () => {
    const map = countyShapes();
    expect(map?.shapes.map(({ code }) => code)).toHaveLength(11);
    for (const { label, path } of map?.shapes ?? []) {
      expect(path).toMatch(/^M\d+ \d+(l-?\d+ -?\d+)+z/);
      expect(label[0]).toBeGreaterThan(0);
      expect(label[0]).toBeLessThan(map?.width ?? 0);
    }
  });

  it('move overlapping labels apart and leave the others', () => {
    expect(
      keepApart([
        [100, 50],
        [130, 60],
        [400, 50],
      ]),
    ).toEqual([
      [79, 50],
      [151, 60],
      [400, 50],
    ]);
  });
});
