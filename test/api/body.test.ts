import { describe, expect, it } from 'vitest';
import { LARGEST_BODY, readBody } from '../../src/api/body.ts';
import { ApiError } from '../../src/api/errors.ts';
import { callTo, context, getLine, line, serve } from './client.support.ts';

const response = (bytes: Uint8Array, type?: string) =>
  new Response(bytes, { headers: type === undefined ? {} : { 'content-type': type } });
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('the text of a body', () => {
  it.each([
    ['V205', 'application/json; charset=ISO-8859-1'],
    ['V205', 'application/json;charset="iso-8859-1"'],
    ['V205', 'application/json; Charset=Windows-1252; q=1'],
    // Said wrongly, or not at all.
    ['V205', 'application/json; charset=UTF-8'],
    ['V205', 'application/json; charset=unheard-of'],
    ['V205', 'application/json'],
    ['V205', undefined],
  ])('%s bytes of ISO-8859-1 as %s', async (_id, type) => {
    expect(await readBody(response(latin('{"name":"Núñez"}'), type))).toBe('{"name":"Núñez"}');
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/plain; charset=unheard-of',
    undefined,
  ])('bytes of UTF-8 as %s', async (type) => {
    const text = '{"name":"Núñez 👋 €"}';
    expect(await readBody(response(Buffer.from(text), type))).toBe(text);
    expect(await readBody(response(Buffer.from(`\uFEFF${text}`), type))).toBe(text);
  });

  it('V205 believes the character set that is said, where the bytes fit another as well', async () => {
    const euro = Uint8Array.of(0xa4);
    expect(await readBody(response(euro, 'application/json; charset=ISO-8859-15'))).toBe('€');
    const wide = Buffer.from('"Núñez"', 'utf16le');
    expect(await readBody(response(wide, 'application/json; charset=utf-16le'))).toBe('"Núñez"');
  });

  it('keeps a letter whole that arrives in two parts', async () => {
    const bytes = Buffer.from('ñ');
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.subarray(0, 1));
        controller.enqueue(bytes.subarray(1));
        controller.close();
      },
    });
    expect(await readBody(new Response(stream))).toBe('ñ');
  });

  it('is not read beyond what an answer may be', async () => {
    expect(await readBody(response(new Uint8Array(LARGEST_BODY + 1)))).toBeUndefined();
    expect(await readBody(new Response(null))).toBe('');
  });

  it('V205 reaches who asked as it was written', async () => {
    const server = await serve((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json; charset=ISO-8859-1' });
      answer.end(latin('{"id":7,"name":"Núñez"}'));
    });
    const { call } = callTo(server.url);
    const answer = await call(getLine, line, context).catch((error: unknown) => error);
    expect(answer).not.toBeInstanceOf(ApiError);
    expect(answer).toMatchObject({ data: { name: 'Núñez' } });
  });
});
