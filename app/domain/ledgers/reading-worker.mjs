/** Reads a ledger file apart from the server: the entry of a worker, which runs from the sources. */
import { register } from 'tsx/esm/api';

register();
await import('./reading-worker.ts');
