import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUscc, normalizeUscc, usccCheckCharacter } from '#app/lib/uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('checkUscc', () => {
  it.each([
    '914403001922038216',
    '9144030071526726XG',
    '91440300192317458F',
    '91440400192548256N',
    '91100000100003962T',
  ])('accepts the published code %s', (code) => expect(checkUscc(code)).toBe('ok'));

  it('tells an issued code with a wrong check character from nonsense', () => {
    expect(checkUscc('91350211M0000XUF46')).toBe('checksum');
    expect(checkUscc('')).toBe('format');
    expect(checkUscc('9144030019220382')).toBe('format');
    expect(checkUscc('91440300192203821I')).toBe('format');
  });

  it('reads full-width, lower-case and spaced codes', () => {
    expect(normalizeUscc(' ９１４４０３００ 71526726xg\u200b')).toBe('9144030071526726XG');
    expect(checkUscc('９１４４０３００７１５２６７２６ｘｇ')).toBe('ok');
  });

  it('detects any change of a single character', () => {
    const character = fc.constantFrom(...ALPHABET);
    const body = fc.array(character, { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 30 }), (first17, position, shift) => {
        const code = first17 + usccCheckCharacter(first17);
        const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(position)) + shift) % 31);
        const changed = code.slice(0, position) + other + code.slice(position + 1);
        return checkUscc(code) === 'ok' && checkUscc(changed) === 'checksum';
      }),
    );
  });

  it('has no check character for what is not a code', () => {
    expect(usccCheckCharacter('123')).toBeNull();
    expect(usccCheckCharacter('9144030019220382I')).toBeNull();
  });
});
