import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';

function logged(error: unknown): string {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  logger.error({ err: error }, 'failed');
  return lines.join('');
}

describe('what an error leaves in the log', () => {
  it('is its name and message, never what the client hung on it', () => {
    const error = Object.assign(new TypeError('it broke'), { request: { document: '12345678Z' } });
    const line = logged(error);
    expect(JSON.parse(line).err).toMatchObject({ name: 'TypeError', message: 'it broke' });
    expect(line).not.toContain('12345678Z');
  });

  it('holds no address: a response_url is a secret', () => {
    const line = logged(new Error('Request failed: POST https://hooks.slack.com/commands/T1/2/secret'));
    expect(line).not.toContain('secret');
    expect(line).toContain('<url>');
  });

  it('is one record, whatever was thrown', () => {
    for (const thrown of [
      'text\nwith\nlines',
      undefined,
      { document: '12345678Z' },
      new Error('a\n\u001b[31mb'),
    ]) {
      const text = logged(thrown);
      expect(text.trimEnd().split('\n')).toHaveLength(1);
      expect(text).not.toContain('12345678Z');
      expect(text).not.toContain('\u001b');
    }
  });
});
