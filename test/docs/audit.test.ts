/** What the pages for auditors promise of a log whose end is cut off, or that is rewritten. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A page, its lines joined as they are read. */
const page = (name: string) => readFileSync(`docs/${name}`, 'utf8').replace(/\s+/g, ' ');

describe('the pages of the log', () => {
  it('D156 say that what is posted is a head, and that what was not posted can be cut off', () => {
    const audit = page('audit.md');
    expect(audit).toContain('Every message of the audit channel carries the place and the hash of its event');
    expect(audit).toContain(
      'every message that was posted is a head, and nothing before a head is cut off unseen',
    );
    expect(audit).toContain('the end of the log cut off where none of it was posted');
    const [, eighth = ''] = page('guarantees.md').split('## 8. The log');
    expect(eighth).toContain('Every message of the audit channel is such a head');
    expect(eighth).toContain('Not promised: what was recorded and not posted when the database was lost');
    for (const text of [audit, eighth]) expect(text).not.toMatch(/without (a )?trace/);
  });

  it('S34 D156 say what the key of the log adds, and what is told without it', () => {
    expect(page('audit.md')).toContain('HMAC-SHA256 under the key of the log');
    expect(page('audit.md')).toContain(
      'with 3 when nothing is wrong as far as can be told without `ENCRYPTION_KEY`',
    );
    expect(page('guarantees.md')).toContain('finds any change by who lacks it behind the last head too');
    expect(page('upgrade.md')).toContain('a rolling upgrade is not possible this once');
  });
});
