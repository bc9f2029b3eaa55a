const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORMAT = /^[0-9A-HJ-NP-RTUWXY]{18}$/;

export type UsccResult = 'ok' | 'format' | 'checksum';

/** What people paste, as it is stored: full-width to half-width, upper case, without blanks or dashes. */
export function normalizeUscc(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\ufeff\u2010-\u2015\u2212-]/g, '');
}

/**
 * The 18th character that belongs to the first 17, by GB 32100-2015: weights 3^(i-1) mod 31,
 * check = 31 - (sum mod 31), where 31 is written "0". Null when a character is not of the code's alphabet.
 */
export function usccCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码). Some genuinely issued codes fail the checksum,
 * so callers warn and never refuse.
 */
export function checkUscc(text: string): UsccResult {
  const code = normalizeUscc(text);
  if (!FORMAT.test(code)) return 'format';
  return usccCheckCharacter(code.slice(0, 17)) === code.charAt(17) ? 'ok' : 'checksum';
}
