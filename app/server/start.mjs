/** `npm start` and, with --dev, `npm run dev`. */
import { PreparationFailed, prepare } from './prepare.mjs';

const dev = process.argv.includes('--dev');
process.env.NODE_ENV ??= dev ? 'development' : 'production';

try {
  prepare({ build: !dev });
} catch (error) {
  if (!(error instanceof PreparationFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}

const { register } = await import('tsx/esm/api');
register();
const { start } = await import('./main.ts');
await start(dev);
