import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirectoryInUse, isRunning, lockDataDirectory } from '#app/server/database/lock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a second holder is refused until the first gives the directory back', () => {
  const unlock = lockDataDirectory(dataDir);
  expect(() => lockDataDirectory(dataDir)).toThrow(DataDirectoryInUse);
  expect(() => lockDataDirectory(dataDir)).toThrow(new RegExp(`process ${process.pid}`));
  unlock();
  lockDataDirectory(dataDir)();
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
});

test('the lock of a dead process is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(dataDir, 'lock'), `${pid} 1`);
  lockDataDirectory(dataDir);
  expect(readFileSync(path.join(dataDir, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
});

test('so is one whose process id belongs to another program now', () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  try {
    expect(isRunning(other.pid ?? 0)).toBe(true);
    writeFileSync(path.join(dataDir, 'lock'), `${other.pid} 1`);
    lockDataDirectory(dataDir)();
  } finally {
    other.kill('SIGKILL');
  }
});
