import { describe, expect, it } from 'vitest';
import { formValues } from '#app/lib/form-data.ts';

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe('a posted form', () => {
  it('keeps values as text', () => {
    expect(formValues(form(['code', '012345'], ['flag', 'true']))).toEqual({ code: '012345', flag: 'true' });
  });

  it('nests groups, makes lists of numbered ones and closes gaps', () => {
    const values = formValues(
      form(['rows.2.name', '乙'], ['rows.0.name', '甲'], ['rows.0.kind', 'alias'], ['a.b', '1']),
    );
    expect(values).toEqual({ rows: [{ name: '甲', kind: 'alias' }, { name: '乙' }], a: { b: '1' } });
  });

  it('collects names with brackets into a list, also when there is one', () => {
    expect(formValues(form(['teams[]', 'x'], ['teams[]', 'y'], ['one[]', 'z']))).toEqual({
      teams: ['x', 'y'],
      one: ['z'],
    });
  });

  it('drops names nested deeper than any form', () => {
    const deep = Array.from({ length: 50_000 }, () => 'a').join('.');
    expect(formValues(form([deep, '1'], ['b', '2']))).toEqual({ b: '2' });
  });

  it('drops names that could reach a prototype, and files', () => {
    const data = form(
      ['__proto__.polluted', '1'],
      ['constructor.prototype.polluted', '1'],
      ['a-b', '1'],
      ['0', '1'],
    );
    data.append('file', new Blob(['x']), 'x.txt');
    expect(formValues(data)).toEqual({ constructor: { prototype: { polluted: '1' } } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a name used as value and as group does not break it', () => {
    expect(formValues(form(['a', '1'], ['a.b', '2']))).toEqual({ a: { b: '2' } });
  });
});
