import { newMigration, schemaDrift } from './migrate.ts';

/** The database commands of package.json: `tsx app/server/database/commands.ts COMMAND [ARGUMENT]`. */
const commands: Record<string, (argument: string | undefined) => Promise<void>> = {
  'new-migration': async (name) => {
    if (!name) throw new Error('Usage: npm run db:new-migration NAME');
    console.log(`Written: ${await newMigration(name)}. Read it before you commit it.`);
  },
  check: async () => {
    const drift = await schemaDrift();
    if (drift)
      throw new Error(
        `The schema is ahead of the migrations. Run npm run db:new-migration NAME.\n\n${drift}`,
      );
    console.log('Schema and migrations agree.');
  },
};

const [name = '', argument] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  await command(argument);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
