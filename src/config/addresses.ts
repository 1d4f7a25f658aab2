/**
 * Where Careline connects to. Keys, tokens and customers' data travel to these places: in clear only to this
 * machine, or to a host that somebody has named for it.
 */
import { z } from 'zod';

const HOSTS = 'must be host names such as partners.internal, separated by commas';

/** Hosts that may be spoken to in clear. */
export const plainHosts = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []))
  .pipe(z.array(z.string().regex(/^(\[[\da-f:.]+\]|[\w.-]+)$/, HOSTS)));

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether what is sent to an http(s) address could be read on its way. */
export function isInClear(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol !== 'https:' && !LOOPBACK.test(hostname);
}

/** An http(s) address without user, password, query and fragment; in clear to the `allowed` hosts alone. */
export const address = (allowed: readonly string[]) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an http(s) URL such as https://api.example.com' })
    .superRefine((text, context) => {
      // What is no address has been refused above.
      if (!/^https?:/i.test(text) || !URL.canParse(text)) return;
      const url = new URL(text);
      if (url.username !== '' || url.password !== '')
        context.addIssue('must have no user and no password in it');
      else if (url.search !== '' || url.hash !== '') context.addIssue('must have no query and no fragment');
      else if (isInClear(text) && !allowed.includes(url.hostname))
        context.addIssue('must be https (or name its host in ALLOW_PLAIN_HTTP: all would travel in clear)');
    });

/** How a connection to PostgreSQL is made safe, in the words of its address. */
const SSL_MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** `sqlite:<path>` or `postgres://…`; another machine's says whether the connection is encrypted. */
export const databaseUrl = z.string().superRefine((text, context) => {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) return;
  if (!/^postgres(ql)?:\/\/[^/]+\/.+/.test(text) || !URL.canParse(text)) {
    context.addIssue(
      'must be sqlite:<path>, e.g. sqlite:data/careline.db, or postgres://<user>@<host>/<database>',
    );
    return;
  }
  const mode = sslMode(text);
  if (mode === undefined && !isLocal(text))
    context.addIssue('must say how it is encrypted: ?sslmode=verify-full (sslmode=disable: in clear)');
  if (mode !== undefined && !SSL_MODES.includes(mode))
    context.addIssue(`sslmode must be one of ${SSL_MODES.join(', ')}`);
});

/** What is lost on the way to a database; `undefined` when nothing is. */
export function databaseRisk(text: string): string | undefined {
  if (text.startsWith('sqlite:') || isLocal(text)) return undefined;
  const { searchParams } = new URL(text);
  const mode = sslMode(text);
  if (mode === 'disable') return 'the connection is not encrypted (sslmode=disable)';
  // As libpq reads these, and as `pg` does where it is told to be compatible with it.
  const lax = searchParams.get('uselibpqcompat') === 'true' && (mode === 'prefer' || mode === 'require');
  return mode === 'no-verify' || lax ? 'the server’s certificate is not checked' : undefined;
}

const sslMode = (text: string): string | undefined => new URL(text).searchParams.getAll('sslmode').at(-1);

/** This machine, or a socket on it. A host in the query takes the place of the one before it. */
function isLocal(text: string): boolean {
  const { hostname, searchParams } = new URL(text);
  const host = searchParams.getAll('host').at(-1) || decodeURIComponent(hostname);
  return host.startsWith('/') || LOOPBACK.test(host);
}
