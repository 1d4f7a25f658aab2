/** What the record says of each step, and that its words are of one making. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { postedOf, WORDING } from '../../../src/audit/posted.ts';
import type { EventRecord } from '../../../src/store/store.ts';
import { texts } from '../../../src/text/text.ts';
import { auditRoot, auditStep } from '../../../src/views/audit-message.ts';
import { stepLine } from '../../../src/views/steps.ts';
import { textOf } from '../../support/reading.ts';
import { eventOf } from '../request-models.ts';

const says = {
  en: 'Block the SIM of ••• ••• 678 (loss)',
  es: 'Bloquear la SIM de ••• ••• 678 (pérdida)',
};
const state = (now: string, after: string) => [{ label: { en: 'SIM block', es: 'Bloqueo' }, now, after }];
const asked = (data: EventRecord['data'] = {}): EventRecord => ({
  ...eventOf('requested', {
    operation: 'customers-v2.blocks.update',
    says,
    reason: 'Lost on the train',
    changes: state('none', 'PERDIDA'),
    ...data,
  }),
  actor: 'U0ALEX',
});
const line = (event: EventRecord, language: 'en' | 'es' = 'en') => stepLine(event, texts[language]).text;
const bodyOf = (event: EventRecord) => auditStep(event, texts.en).blocks;

describe('the record', () => {
  it('D143 D144 D145 says who asked for what, before and after, in the channel’s language, ids in small print', () => {
    expect(line(asked())).toContain(
      '<@U0ALEX> *asked to block the SIM of ••• ••• 678 (loss)*: *SIM block*: none → *PERDIDA* · “Lost on the train”',
    );
    expect(line(asked(), 'es')).toContain('*pidió bloquear la SIM de ••• ••• 678 (pérdida)*');
    expect(line(asked({ touches: ['SMS', 'DATA'] }))).toContain('touches SMS, DATA');
    const [first, small] = auditRoot(asked(), texts.en).blocks;
    expect(textOf([first])).not.toContain('customers-v2.blocks.update');
    expect(small).toMatchObject({ type: 'context' });
    expect(textOf([small])).toContain('customers-v2.blocks.update');
  });

  it('D146 says that it was sent, and that the back office confirmed it; the status is small print', () => {
    expect(line(eventOf('executing'))).toContain('sent to the back office');
    const done = eventOf('succeeded', { status: 201 });
    expect(line(done)).toContain('the back office confirmed it');
    const [first, small] = bodyOf(done);
    expect(textOf([first])).not.toContain('201');
    expect(small).toMatchObject({ type: 'context' });
    expect(textOf([small])).toContain('HTTP 201');
    expect(line(eventOf('succeeded', { seen: true }))).toContain('its effect was seen');
    expect(line(eventOf('succeeded', { settled: true, comment: 'looked' }))).toContain(
      'settled it: it was done',
    );
    expect(line(eventOf('failed', { settled: true, comment: 'looked' }))).toContain('nothing was changed');
    const unsent = line(eventOf('failed', { kind: 'not_entitled' }));
    expect(unsent).toContain('not sent to the back office');
    expect(unsent).toContain(texts.en.decisions.unsent.not_entitled);
  });

  it('D147 of what was held shows the state then and now', () => {
    const held = eventOf('held', { was: state('none', 'PERDIDA'), changes: state('ROBO', 'PERDIDA') });
    for (const language of ['en', 'es'] as const) {
      expect(line(held, language)).toMatch(/none → \*PERDIDA\*.*ROBO → \*PERDIDA\*/);
    }
    expect(line(held)).toContain(texts.en.decisions.driftedWas);
  });

  it('D148 shows ids of lines, accounts and penalties wherever they stand, and nothing typed unmasks the rest', () => {
    const targets = ['subscription 30000001', 'Line ••• ••• 678 · subscription 30000001', 'Account 5000009'];
    for (const target of targets) expect(line(eventOf('looked_up', { target }))).toContain(target);
    expect(line(eventOf('looked_up', { target: '30000001' }))).toContain('30000001');
    for (const reason of ['• 12345678Z', '••• ••• 678 is 612345678', 'subscription 12345678Z']) {
      expect(line(asked({ reason }))).not.toMatch(/12345678Z|612345678/);
    }
    expect(line(asked({ reason: '', target: '• 12345678Z' }))).not.toContain('12345678Z');
  });

  it('stays readable where an event of before has no sentence', () => {
    const before = asked({ says: undefined, target: 'Line ••• ••• 678 · subscription 30000001' });
    expect(line(before)).toContain('*asked for*: `customers-v2.blocks.update` · Line ••• ••• 678');
  });

  it('shows a long reason to its last word, in as many blocks as it needs', () => {
    const reason = `${'because of this and that '.repeat(150)}END`;
    const blocks = bodyOf(asked({ reason }));
    expect(blocks.length).toBeGreaterThan(1);
    expect(textOf(blocks)).toContain('END');
  });
});

it('verify compares words of one making: whoever changes them counts WORDING up, and takes over the digest', () => {
  const kinds = [
    'looked_up',
    'approved',
    'approval_counted',
    'confirmed',
    'rejected',
    'cancelled',
    'expired',
    'executing',
    'succeeded',
    'failed',
    'accepted',
    'unknown',
    'revealed',
    'details_opened',
    'access_refused',
    'searched',
  ];
  const events = [
    asked(),
    asked({ says: undefined, target: 'Line ••• ••• 678', undoes: 'u', touches: ['SMS'] }),
    ...kinds.map((kind) =>
      eventOf(kind, { status: 201, code: 'X', message: 'no', tracingId: 't', seen: true }),
    ),
    ...['approve', 'reject', 'cancel', 'confirm'].map((step) =>
      eventOf('decision_refused', { step, why: 'not_approver' }),
    ),
    eventOf('held', { was: state('a', 'b'), changes: state('c', 'b') }),
    eventOf('looked_up', { opened: 'line', from: 'customer', command: '/customer', page: 2, target: '1' }),
  ];
  const words = events.flatMap((event) => [line(event), line(event, 'es')]).join('\n');
  const digest = createHash('sha256').update(words).digest('hex').slice(0, 16);
  expect({ wording: postedOf(asked()).wording, digest }).toEqual({
    wording: WORDING,
    digest: 'f4b3ff3f6ac3f5e8',
  });
});
