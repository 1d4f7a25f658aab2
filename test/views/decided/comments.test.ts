/** A comment is read whole by whom it is for; where there is no room for it, it is said where the rest is. */

import { expect, it } from 'vitest';
import { texts } from '../../../src/text/text.ts';
import { approvalCard } from '../../../src/views/approval-card.ts';
import { auditStep } from '../../../src/views/audit-message.ts';
import { TO_ALL } from '../../../src/views/decision.ts';
import { requestDetails } from '../../../src/views/request-details.ts';
import { requesterCard, requesterNews } from '../../../src/views/requester-message.ts';
import { textOf } from '../../support/reading.ts';
import { eventOf, modelIn } from '../request-models.ts';

const comment = `${'It is not as it should be. '.repeat(37).slice(0, 990)} THE END`;
const model = modelIn('rejected');
const rejected = { ...model, request: { ...model.request, comment } };
const event = eventOf('rejected', { comment });

it.each(Object.values(texts))(
  'D36 the requester reads a comment of 1,000 characters whole ($language)',
  (text) => {
    for (const message of [requesterCard(rejected, event, text), requesterNews(rejected, 'rejected', text)]) {
      expect(textOf(message.blocks)).toContain(comment);
    }
    const escaped = { ...rejected, request: { ...rejected.request, comment: '&'.repeat(1_000) } };
    const { blocks } = requesterCard(escaped, event, text);
    expect(textOf(blocks).match(/&amp;/g)).toHaveLength(1_000);
    expect(
      Math.max(
        ...JSON.stringify(blocks)
          .split('"text":')
          .map(({ length }) => length),
      ),
    ).toBeLessThan(3_200);
  },
);

it.each(Object.values(texts))('D37 the card says that there is more of a comment ($language)', (text) => {
  const card = textOf(approvalCard(rejected, text).blocks);
  expect(card).not.toContain('THE END');
  expect(card).toContain(`_(${text.shown.moreInDetails})_`);
  const short = { ...rejected, request: { ...rejected.request, comment: 'No.' } };
  expect(textOf(approvalCard(short, text).blocks)).not.toContain(text.shown.moreInDetails);
});

it.each(Object.values(texts))('D38 details and audit thread have a comment whole ($language)', (text) => {
  const details = {
    model: rejected,
    events: [event],
    mayDecide: false,
    own: false,
    offers: TO_ALL,
    reader: 'person',
    answer: [],
  } as const;
  expect(textOf(requestDetails(details, text).blocks)).toContain(comment);
  expect(textOf(auditStep(event, text).blocks)).toContain(comment);
});
