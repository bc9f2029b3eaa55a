import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkNode, contentHash, isInstalled, step } from '#app/server/prepare.mjs';

let root: string;
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'prepare-'));
  write('app/a.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('Node has to be 20.19 or newer', () => {
  expect(() => checkNode('20.18.3')).toThrow(/20\.18\.3 is too old/);
  expect(() => checkNode('18.20.0')).toThrow(/too old/);
  for (const version of ['20.19.0', '22.1.0', '24.0.0']) checkNode(version);
});

test('the hash follows contents and names, not the process code beside the bundle', () => {
  const hashes = [contentHash(root, ['app'])];
  write('app/a.ts', 'two');
  hashes.push(contentHash(root, ['app']));
  rmSync(path.join(root, 'app/a.ts'));
  write('app/b.ts', 'two');
  hashes.push(contentHash(root, ['app']));
  expect(new Set(hashes).size).toBe(3);
  write('app/server/main.ts', 'x');
  expect(contentHash(root, ['app'])).toBe(hashes[2]);
});

test('a step runs again when an input changed or its result is gone, and after a failure', () => {
  let runs = 0;
  const go = (fails = false) =>
    step('it', root, ['app'], 'out.js', () => {
      runs++;
      if (fails) throw new Error('broken');
      write('out.js', '');
    });
  go();
  go();
  expect(runs).toBe(1);
  write('app/a.ts', 'two');
  expect(() => go(true)).toThrow('broken');
  go();
  expect(runs).toBe(3);
  rmSync(path.join(root, 'out.js'));
  go();
  expect(runs).toBe(4);
});

test('dependencies count as installed only when every package is there in its version', () => {
  const lock = (version: string) => ({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/other-os': { version: '1', optional: true },
    },
  });
  write('package-lock.json', JSON.stringify(lock('1.0.0')));
  expect(isInstalled(root)).toBe(false);
  write('node_modules/a/package.json', '{}');
  const note = { packages: { 'node_modules/a': { version: '1.0.0' } } };
  write('node_modules/.package-lock.json', JSON.stringify(note));
  expect(isInstalled(root)).toBe(true);
  write('package-lock.json', JSON.stringify(lock('1.0.1')));
  expect(isInstalled(root)).toBe(false);
  write('package-lock.json', JSON.stringify(lock('1.0.0')));
  rmSync(path.join(root, 'node_modules/a'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});
