/** What stands on the card, and in the requester's message, of an approved request that is not sent. */
import { describe, expect, it } from 'vitest';
import { texts } from '../../src/text/text.ts';
import { approvalCard, type MessageView } from '../../src/views/approval-card.ts';
import { peopleNews, requesterNotice } from '../../src/views/people-message.ts';
import type { RequestModel } from '../../src/views/request.ts';
import { requesterCard } from '../../src/views/requester-message.ts';
import { textOf } from '../support/reading.ts';
import { eventOf, modelIn } from './request-models.ts';

const at = new Date('2026-11-20T10:41:00Z');
const sara = { userId: 'U0SARA', at, comment: undefined };

const delayed: RequestModel = {
  ...modelIn('approved'),
  request: { ...modelIn('approved').request, checkAt: at, approvals: [sara] },
};
const struck: RequestModel = {
  ...modelIn('pending'),
  request: { ...modelIn('pending').request, struck: [{ userId: 'U0OMAR', at }], approvals: [sara] },
};
const already = modelIn('already_so', { kind: 'already_so', since: at.toISOString() });
const shown = ({ text, blocks }: MessageView) => `${text}\n${textOf(blocks)}`;

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const text = texts[language];
  const both = (model: RequestModel) => [
    shown(approvalCard(model, text)),
    shown(requesterCard(model, eventOf('requested'), text)),
  ];

  it('D95: card and message say that it is not sent yet, and when it is tried next', () => {
    for (const words of both(delayed)) {
      expect(words).toContain(text.between.delayed);
      expect(words).toContain(text.between.nextTry);
      expect(words).toContain('2026-11-20 10:41 UTC');
      expect(words).not.toContain(text.requests.meaning.approved);
    }
  });

  it('D109: who may not decide any more is struck out', () => {
    for (const words of both(struck)) expect(words).toContain(`~<@U0OMAR>~ ${text.between.struck}`);
    const again = { ...struck, request: { ...struck.request, approvals: [{ ...sara, userId: 'U0OMAR' }] } };
    expect(shown(approvalCard(again, text))).not.toContain(text.between.struck);
  });

  it('D115: what was there already says so, and since when', () => {
    for (const words of both(already)) {
      expect(words).toContain(text.requests.states.already_so);
      expect(words).toContain(text.between.alreadySince);
      expect(words).toContain('2026-11-20 10:41 UTC');
    }
  });

  it.each(['held', 'struck', 'reopened', 'delayed'] as const)(
    'D95, D111, D112: of %s both who asked and who approved hear',
    (kind) => {
      const event = eventOf(kind, { people: ['U0SARA'] });
      expect(shown(peopleNews(event, struck, text))).toContain(text.between.news.people[kind]);
      const notice = requesterNotice(event, struck, text);
      expect(notice && shown(notice)).toContain(text.between.news.requester[kind]);
    },
  );

  it.each(['expired', 'already_so'] as const)('D98, D116: of %s who approved hears too', (kind) => {
    const event = eventOf(kind, { people: ['U0SARA'] });
    expect(shown(peopleNews(event, already, text))).toContain(text.between.news.people[kind]);
  });
});
