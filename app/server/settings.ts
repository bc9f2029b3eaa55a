import path from 'node:path';
import * as z from 'zod';

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgresql:// address');

const schema = z
  .object({
    PORT: z.coerce
      .number('must be a number')
      .int()
      .min(1, 'must be 1 to 65535')
      .max(65535, 'must be 1 to 65535'),
    // A fresh installation has well-known demo accounts, so other machines are let in only when asked for.
    HOST: z.string().regex(/^[\w.:-]+$/, 'must be an address such as 127.0.0.1 or 0.0.0.0'),
    DATA_DIR: z.string(),
    FILES_DIR: z.string().optional(),
    DATABASE_URL: postgresUrl.optional(),
    REPORT_DATABASE_URL: postgresUrl.optional(),
    SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
    DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    // Whose X-Forwarded-* headers are believed: they decide about Secure cookies and rate limits.
    TRUST_PROXY: z.string().regex(/^[\w.:/, -]+$/, 'must be a list of addresses or networks'),
  })
  .refine((env) => !env.REPORT_DATABASE_URL || env.DATABASE_URL, {
    path: ['REPORT_DATABASE_URL'],
    error: 'needs DATABASE_URL as well',
  });

const defaults = { PORT: '3000', HOST: '127.0.0.1', DATA_DIR: '.data', TRUST_PROXY: 'loopback' };

/** What the process was told by its environment. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** Where photos are kept. Absolute path. */
  filesDir: string;
  /** A server of the operator's own; undefined means the embedded one. */
  databaseUrl: string | undefined;
  reportDatabaseUrl: string | undefined;
  sessionSecret: string | undefined;
  demo: boolean;
  demoPassword: string | undefined;
  trustProxy: string[];
}

/** Settings that cannot be used; the message has one line for each. */
export class BadSettings extends Error {}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 *
 * @throws BadSettings naming every variable that is wrong, without repeating its value
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const parsed = schema.safeParse({ ...defaults, ...Object.fromEntries(given) });
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new BadSettings(lines.join('\n'));
  }
  const env = parsed.data;
  const dataDir = path.resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir,
    filesDir: env.FILES_DIR === undefined ? path.join(dataDir, 'files') : path.resolve(env.FILES_DIR),
    databaseUrl: env.DATABASE_URL,
    reportDatabaseUrl: env.REPORT_DATABASE_URL,
    sessionSecret: env.SESSION_SECRET,
    demo: env.DEMO === undefined ? env.DATABASE_URL === undefined : env.DEMO === '1',
    demoPassword: env.DEMO_PASSWORD,
    trustProxy: env.TRUST_PROXY.split(',').map((entry) => entry.trim()),
  };
}
