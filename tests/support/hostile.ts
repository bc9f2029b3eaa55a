import { expect } from 'vitest';
import { ask, faults } from './application.ts';

/** The id of no record. */
export const UNKNOWN = '018f4d5c-0000-7000-8000-000000000001';

/** What nobody types by accident, and what people do. */
export const HOSTILE: [name: string, value: string][] = [
  ['NUL', '\0'],
  ['NUL within', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['control characters', '\u0007\u001b[2J\u202e'],
  ['10,000 characters', '长'.repeat(10_000)],
  ['astral characters cut at a limit', '𠮷'.repeat(51)],
  ['SQL', "'; DROP TABLE deal; --"],
  ['LIKE wildcards', '%_\\'],
  ['a forged enum', 'emperor'],
  ['a day that does not exist', '2023-02-30'],
  ['an absurd year', '+275760-09-13'],
  ['an unknown id', UNKNOWN],
  ['a prototype', '__proto__'],
  ['a number beyond all', '9'.repeat(400)],
  ['not a number', 'NaN'],
  ['negative', '-1'],
  ['blanks', ' \t '],
];

/** Nothing broke, and the answer says so. */
export async function expectAnswer(response: Response): Promise<number> {
  await response.text();
  expect(faults.splice(0)).toEqual([]);
  expect(response.status).toBeLessThan(500);
  return response.status;
}

/** Asks for an address again and again, each time with one forged parameter, and with one given twice. */
export async function askHostile(path: string, cookie: string | undefined, names: string[]): Promise<void> {
  for (const name of names) {
    for (const [, value] of HOSTILE) {
      const url = new URL(path, 'http://localhost');
      url.searchParams.set(name, value);
      await expectAnswer(await ask(url.pathname + url.search, { cookie }));
    }
    const twice = `${path}${path.includes('?') ? '&' : '?'}${name}=1&${name}=2&${name}[]=3`;
    await expectAnswer(await ask(twice, { cookie }));
  }
}

/**
 * Posts a form again and again as the browser's script does, each time with one field forged, or as a list, a group or
 * nothing at all where there is a text; and once from a page without a script, which shows the form again.
 * @param renew brings back what a post that was taken has changed
 * @param part sends only every so many of the values, others with each field, where there are many forms
 */
export async function postHostile(
  path: string,
  cookie: string | undefined,
  fields: (readonly [name: string, value: string])[],
  { renew, part = 1 }: { renew?: () => Promise<unknown>; part?: number } = {},
): Promise<void> {
  for (const [index, [name]] of fields.entries()) {
    const others = fields.filter(([other]) => other !== name);
    const send = async (to: string, forged: string[][]) => {
      const body = new URLSearchParams([...others, ...forged] as string[][]);
      const status = await expectAnswer(await ask(to, { method: 'POST', body, cookie }));
      if (status < 400) await renew?.();
    };
    const values = HOSTILE.filter((_, nth) => (nth + index) % part === 0);
    for (const [, value] of values) await send(`${path}.data`, [[name, value]]);
    const list = [
      [`${name}[]`, 'a'],
      [`${name}[]`, 'b'],
    ];
    for (const shape of [list, [[`${name}.0`, 'a']], []]) await send(`${path}.data`, shape);
    await send(path, [[`${name}.a.b`, 'a']]);
  }
}
