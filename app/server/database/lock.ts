import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Another process works on the same data directory. */
export class DataDirectoryInUse extends Error {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `The data directory ${dataDir} is in use by process ${pid}. Stop that one, or set another DATA_DIR.`,
    );
  }
}

/**
 * Takes the data directory for this process and returns the function that gives it back. A lock that a killed
 * process left behind is taken over.
 *
 * @throws DataDirectoryInUse while its owner runs
 */
export function lockDataDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'lock');
  const ours = `${process.pid} ${startedAt(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(file, ours, { flag: 'wx' });
      return () => {
        if (existsSync(file) && readFileSync(file, 'utf8') === ours) rmSync(file);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '', started = ''] = readFileSync(file, 'utf8').split(' ');
    if (isRunning(Number(pid)) && startedAt(Number(pid)) === started) {
      throw new DataDirectoryInUse(dataDir, Number(pid));
    }
    rmSync(file, { force: true });
  }
}

/** Whether a process with this id runs, whoever owns it. One that is dead and only waits for its parent does not. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return linuxStatus(pid)[0] !== 'Z';
}

/**
 * When a process started, in ticks since boot, as Linux tells it; elsewhere a constant. Ids come round again,
 * in a container after every restart; id and start time together do not.
 */
function startedAt(pid: number): string {
  return linuxStatus(pid)[19] ?? '-';
}

/** The fields of /proc/PID/stat from the state on; none where there is no such file. */
function linuxStatus(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
