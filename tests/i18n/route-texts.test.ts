import path from 'node:path';
import { expect, test } from 'vitest';
import { FRAME_TEXTS, type Namespace } from '#app/i18n/i18n.ts';
import { namedTexts, ROUTES } from '#tests/support/route-texts.ts';

const pages = ROUTES.filter((file) => file.endsWith('.tsx')).map(
  (file) => [path.basename(file), file] as const,
);

// Importing the first route reads most of the application.
const TIMEOUT_MS = 30_000;

test.each(pages)('%s names the texts its page shows', { timeout: TIMEOUT_MS }, async (_name, file) => {
  const { handle } = (await import(file)) as { handle?: { texts?: Namespace[] } };
  const given = new Set<string>([...FRAME_TEXTS, ...(handle?.texts ?? [])]);
  expect([...namedTexts(file)].filter((namespace) => !given.has(namespace))).toEqual([]);
});

test('the frame shows no other texts than its own', () => {
  const own = namedTexts(path.resolve('app/root.tsx'));
  expect([...own].filter((namespace) => !(FRAME_TEXTS as readonly string[]).includes(namespace))).toEqual([]);
});
