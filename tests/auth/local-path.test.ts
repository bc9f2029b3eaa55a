import { describe, expect, it } from 'vitest';
import { localPath } from '#app/lib/local-path.ts';

describe('where to go back to', () => {
  it.each(['/', '/deals', '/deals?stage=signed&sort=-updated#board', '/companies/a%2Fb'])(
    'keeps %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/deals/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    ' /deals',
    'deals',
    '',
    null,
    undefined,
  ])('refuses %j', (path) => {
    expect(localPath(path)).toBe('/');
  });
});
