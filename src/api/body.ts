/** Larger than any answer the API pages describe, by far. */
export const LARGEST_BODY = 5_000_000;

/** Reads a body as text; undefined when it is larger than it may be, of which no more is read then. */
export async function readBody(response: Response): Promise<string | undefined> {
  const { body, headers } = response;
  if (!body) return '';
  // Counted as it arrives: the length the API states may be missing, wrong or that of a compressed body.
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return decoded(Buffer.concat(chunks), charsetOf(headers.get('content-type')));
}

const charsetOf = (contentType: string | null): string =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';

/** What older systems of the West write, and what the web takes ISO-8859-1 for. */
const WESTERN = 'windows-1252';

/** The text of bytes that are in the character set they are said to be in; what is no UTF-8 is Western. */
function decoded(bytes: Uint8Array, charset: string): string {
  for (const label of [charset, 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // No such character set, or not written in it: the next one is tried.
    }
  }
  return new TextDecoder(WESTERN).decode(bytes);
}
