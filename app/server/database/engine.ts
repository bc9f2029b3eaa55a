import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import type { QueryResult } from 'pg';

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

// The wrapper has to match the adapter's own version, so it is taken from where the adapter finds it.
const fromHere = createRequire(import.meta.url);
const fromAdapter = createRequire(fromHere.resolve('@prisma/adapter-pg'));
const { bindMigrationAwareSqlAdapterFactory } = fromAdapter('@prisma/driver-adapter-utils') as {
  bindMigrationAwareSqlAdapterFactory(factory: PrismaPg): object;
};

const charOid = 18;
const textOid = 25;
const characterColumn = 6; // ColumnTypeEnum.Character of the adapter utilities

/**
 * Mends two gaps of the stock adapter. It cuts scripts at every semicolon, which breaks the bodies of functions
 * and triggers; PostgreSQL takes a script whole, and then all of it or none of it happens. And it does not know
 * PostgreSQL's internal "char" type, which the engine meets when it reads a schema from the catalogue.
 */
function mend(adapter: Adapter, onError: (error: Error) => void): Adapter {
  const pool = adapter.underlyingDriver();
  const charColumns = new Set<string>();
  pool.query = new Proxy(pool.query, {
    apply: async (query, self, args) => {
      const result: QueryResult = await Reflect.apply(query, self, args);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== charOid) continue;
        field.dataTypeID = textOid;
        charColumns.add(field.name);
      }
      return result;
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const typeOf = (name: string, index: number) =>
      charColumns.has(name) ? characterColumn : (result.columnTypes[index] ?? characterColumn);
    return { ...result, columnTypes: result.columnNames.map(typeOf) };
  };
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: Error) => {
      onError(error);
      throw error;
    });
  };
  return adapter;
}

class MigrationPg extends PrismaPg {
  readonly opened: Adapter[] = [];
  readonly sqlErrors: string[] = [];

  override async connect(): Promise<Adapter> {
    const adapter = mend(await super.connect(), (error) => this.sqlErrors.push(error.message));
    this.opened.push(adapter);
    return adapter;
  }
}

let loaded: Promise<EngineModule> | undefined;

/** Prisma's schema engine as WebAssembly, so that no binary has to be downloaded. */
async function load(): Promise<EngineModule> {
  // The engine reports a panic here before it gives up; Prisma's client may have set its own.
  const registry = { set_message: (message: string) => process.stderr.write(`${message}\n`) };
  const host = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: typeof registry };
  host.PRISMA_WASM_PANIC_REGISTRY ??= registry;
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = fromHere.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  const glue = engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/**
 * Runs `work` with a schema engine that is connected to one database.
 *
 * @param url connection string of the database
 * @param schema the Prisma schema; the engine wants one whatever it is asked to do
 * @throws with the database's own message when a statement failed
 */
export async function withEngine<T>(
  url: string,
  schema: SchemasContainer,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  // One connection: the engine's lock against a second migration belongs to the connection that took it.
  const factory = new MigrationPg({ connectionString: url, max: 1 });
  const datamodels = schema.files.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // The engine itself only learns that "an external error" happened.
    const reasons = factory.sqlErrors.length > 0 ? factory.sqlErrors : [String((error as Error).cause ?? '')];
    throw new Error([said.split('\n')[0], ...reasons].filter(Boolean).join(': '));
  } finally {
    engine.free();
    await Promise.all(factory.opened.map((adapter) => adapter.dispose()));
  }
}
