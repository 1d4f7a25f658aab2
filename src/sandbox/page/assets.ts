/** The files of the page. The client is TypeScript: its types are stripped as it is served. */
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface Asset {
  readonly type: string;
  readonly text: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const CLIENT = new URL('client/', import.meta.url);
// The package exports its modules to bundlers only; where it lies, they lie too.
const PREACT = new URL('../', pathToFileURL(createRequire(import.meta.url).resolve('preact')));
const VENDOR: Readonly<Record<string, string>> = {
  '/vendor/preact.js': 'dist/preact.module.js',
  '/vendor/hooks.js': 'hooks/dist/hooks.module.js',
};
const served = new Map<string, Asset>();

/** A file of the client or of a library it uses; `undefined` when there is none at this path. */
export async function asset(path: string): Promise<Asset | undefined> {
  const known = served.get(path) ?? (await load(path));
  if (known) served.set(path, known);
  return known;
}

async function load(path: string): Promise<Asset | undefined> {
  const library = VENDOR[path];
  if (library !== undefined) return { type: SCRIPT, text: await readFile(new URL(library, PREACT), 'utf8') };
  const [, name, ending] = path.match(/^\/client\/([a-z-]+)\.(ts|css)$/) ?? [];
  if (name === undefined) return undefined;
  const text = await readFile(new URL(`${name}.${ending}`, CLIENT), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return ending === 'css'
    ? { type: 'text/css; charset=utf-8', text }
    : { type: SCRIPT, text: stripTypeScriptTypes(text) };
}

const IMPORTS = JSON.stringify({
  imports: { preact: '/vendor/preact.js', 'preact/hooks': '/vendor/hooks.js' },
});

export const indexHtml = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Careline demo</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/client/frame.css">
<link rel="stylesheet" href="/client/blocks.css">
<link rel="stylesheet" href="/client/modal.css">
<script type="importmap" nonce="${nonce}">${IMPORTS}</script>
<script type="module" src="/client/app.ts"></script>
</head>
<body></body>
</html>
`;
