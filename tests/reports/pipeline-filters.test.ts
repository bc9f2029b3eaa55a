import { describe, expect, it } from 'vitest';
import { drillPath } from '#app/reports/pipeline/cells.ts';
import { parseFilters, periodShown, presets, toSearch } from '#app/reports/pipeline/filters.ts';

const TODAY = '2023-11-12';
const read = (search: string) => parseFilters(new URLSearchParams(search), TODAY);
const problems = (search: string) => read(search).problems?.map(({ key, field }) => `${field} ${key}`);

describe('the period', () => {
  it('is this year so far unless it says otherwise', () => {
    expect(read('').filters).toMatchObject({ from: '2023-01-01', to: TODAY, asOf: TODAY });
  });

  it('takes a year as a whole, counted up to today', () => {
    expect(read('year=2023').filters).toMatchObject({ from: '2023-01-01', to: '2023-12-31', asOf: TODAY });
    expect(read('year=2022').filters).toMatchObject({ to: '2022-12-31', asOf: '2022-12-31' });
  });

  it('begins with the year of its end when only the end is given', () => {
    expect(read('to=2022-06-30').filters).toMatchObject({ from: '2022-01-01', asOf: '2022-06-30' });
  });

  it('is printed up to the day the figures end, unless it lies ahead', () => {
    const { filters } = read('year=2023');
    expect(filters && periodShown(filters)).toEqual({ from: '2023-01-01', to: TODAY });
    const ahead = read('year=2024').filters;
    expect(ahead && periodShown(ahead)).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });
});

describe('bad conditions', () => {
  it.each([
    ['from=2023-02-30', ['from errors:date']],
    ['to=yesterday', ['to errors:date']],
    ['from=2023-05-01&to=2023-04-30', ['to reports:problem.period']],
    ['from=2024-05-01', ['to reports:problem.period']],
    ['year=23', ['year reports:problem.year']],
    ['team=1', ['team errors:unknown']],
    ['originGroup=moon', ['originGroup errors:unknown']],
    ["county=530602'--", ['county errors:unknown']],
    ['year=x&owner=y', ['year reports:problem.year', 'owner errors:unknown']],
  ])('%s is refused beside its field', (search, expected) => {
    expect(problems(search)).toEqual(expected);
  });

  it('treats fields left empty, and those of others, as not given', () => {
    expect(read('from=&county=&utm=1').filters).toMatchObject({ from: '2023-01-01', county: null });
  });
});

describe('addresses', () => {
  it('read back as the conditions they were made from', () => {
    const { filters } = read('from=2023-03-01&to=2023-09-30&county=530602&event=csa_expo&kind=listed');
    expect(filters && parseFilters(toSearch(filters), TODAY).filters).toEqual(filters);
  });

  it('lead from a number to its deals and keep the conditions', () => {
    const { filters } = read('year=2023&kind=listed');
    if (!filters) throw new Error('refused');
    const path = drillPath(filters, { set: 'signed', stage: 'signed', by: 'kind', key: 'central_soe' });
    expect(path).toBe(
      '/reports/pipeline/deals?from=2023-01-01&to=2023-12-31&kind=listed&set=signed&by=kind&key=central_soe',
    );
  });

  it('offers months, quarters and years that end on their last day', () => {
    expect(presets('2024-02-10')).toEqual([
      { preset: 'month', from: '2024-02-01', to: '2024-02-29' },
      { preset: 'quarter', from: '2024-01-01', to: '2024-03-31' },
      { preset: 'year', from: '2024-01-01', to: '2024-12-31' },
      { preset: 'lastYear', from: '2023-01-01', to: '2023-12-31' },
    ]);
  });
});
