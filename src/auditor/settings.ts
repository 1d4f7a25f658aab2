import { z } from 'zod';
import { databaseUrl } from '../config/addresses.ts';
import type { Keys } from '../store/keys.ts';

/** What an auditor's commands are told by the environment; the same variables as the app's. */
export interface Settings {
  readonly databaseUrl: string;
  /** Absent where the key is not set. */
  readonly keys: Keys | undefined;
  /** Where the audit channel can be read; absent unless all of it is set. */
  readonly slack: { readonly token: string; readonly apiUrl: string; readonly channel: string } | undefined;
}

/** Something that was asked for wrongly, said in one sentence. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .optional();

const environment = z.object({
  DATABASE_URL: databaseUrl.default('sqlite:data/careline.db'),
  ENCRYPTION_KEY: key,
  ENCRYPTION_KEY_OLD: key,
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_API_URL: z.string().default('https://slack.com/api/'),
  AUDIT_CHANNEL: z.string().optional(),
});

/** Reads the environment; empty variables count as absent. Throws `Misuse`. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  if (!read.success) throw new Misuse(`${read.error.issues[0]?.path.join('.')} cannot be used.`);
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: apiUrl, AUDIT_CHANNEL: channel } = read.data;
  const { ENCRYPTION_KEY: current, ENCRYPTION_KEY_OLD: former } = read.data;
  return {
    databaseUrl: read.data.DATABASE_URL,
    keys: current && { current, former: former ? [former] : [] },
    slack: token === undefined || channel === undefined ? undefined : { token, apiUrl, channel },
  };
}
