/** Larger than any answer the API pages describe, by far. */
export const LARGEST_BODY = 5_000_000;

/** Reads a body as text; undefined when it is larger than it may be, of which no more is read then. */
export async function readBody(response: Response): Promise<string | undefined> {
  const { body } = response;
  if (!body) return '';
  // Counted as it arrives: the length the API states may be missing, wrong or that of a compressed body.
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
