/** `npm run migrate -- --convert`: converts a PostgreSQL that an earlier Careline has written, once. */
import { parseArgs } from 'node:util';
import { readConfig } from './config/config.ts';
import { ConfigError } from './config/problems.ts';
import { convertStore } from './store/open.ts';
import { createSeal } from './store/seal.ts';
import { StoreUnusable } from './store/unusable.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { convert: { type: 'boolean' } } });
  if (!values.convert)
    throw new StoreUnusable('Say --convert, once no earlier Careline is running any more.');
  const { database, encryptionKeys } = readConfig(process.env);
  const converted = await convertStore(database, createSeal(encryptionKeys));
  process.stdout.write(converted ? 'The database is converted.\n' : 'There was nothing to convert.\n');
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof StoreUnusable || error instanceof TypeError;
  process.stderr.write(`${known ? error.message : `It cannot be converted: ${String(error)}`}\n`);
  process.exit(1);
});
