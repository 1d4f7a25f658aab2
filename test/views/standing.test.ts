/** Every place where a person reads how a request stands, in every state, with everything risk review may say. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/auditor/export.ts';
import { alreadyText } from '../../src/commands/decide.ts';
import { checkView } from '../../src/sandbox/slack/blocks.ts';
import { type Outcome, STATES, type State } from '../../src/store/store.ts';
import { type Language, texts } from '../../src/text/text.ts';
import { approvalCard, type MessageView } from '../../src/views/approval-card.ts';
import { auditRoot, auditStep, digestMessage } from '../../src/views/audit-message.ts';
import { approvalsView, timelineView } from '../../src/views/care.ts';
import { settleView } from '../../src/views/decision.ts';
import { homeView } from '../../src/views/home.ts';
import { requestDetails } from '../../src/views/request-details.ts';
import { requesterCard, requesterNews } from '../../src/views/requester-message.ts';
import { textOf } from '../support/reading.ts';
import { eventOf, ID, modelIn, requestIn } from './request-models.ts';

const LANGUAGES: readonly Language[] = ['en', 'es'];
/** "Done" as a person reads it: of an outcome, not within "not done yet". */
const DONE = { en: /\bDone\b|✅|has done it/, es: /\bHech[oa]\b|✅|lo ha hecho/ } as const;
/** The same, and what the log calls it. */
const SUCCEEDED = { en: /\bDone\b|\bdone\b/, es: /\b[Hh]echa\b/ } as const;
const REVIEW = { en: /risk review/i, es: /revisión de riesgo/i } as const;
const read = (message: MessageView): string => `${message.text}\n${textOf(message.blocks)}`;

/** All that says how a request stands, by the place where it is read. */
function placesOf(state: State, outcome: Outcome | undefined, language: Language): Record<string, string> {
  const text = texts[language];
  const model = modelIn(state, outcome);
  const event = eventOf(state, { ...outcome });
  const lists = { waiting: [model], unsettled: [], mine: [] };
  const details = { model, events: [event], mayDecide: false, reader: 'person', answer: [] } as const;
  const modals = {
    details: requestDetails(details, text),
    approvals: approvalsView(lists, text),
    timeline: timelineView(ID, [event], text),
  };
  for (const view of Object.values(modals)) {
    const checked = checkView(structuredClone(view), () => ID);
    expect(checked.ok ? [] : checked.messages).toEqual([]);
  }
  return {
    card: read(approvalCard(model, text)),
    'direct message': read(requesterCard(model, text)),
    news: read(requesterNews(model, state, text)),
    Home: textOf(homeView({ lists, environment: 'demo' }, text).blocks),
    audit: read(auditRoot(event, text)),
    thread: read(auditStep(event, text)),
    digest: read(digestMessage([event], text)),
    export: recordOf(event, 'csv') + recordOf(event, 'jsonl'),
    ...Object.fromEntries(Object.entries(modals).map(([name, { blocks }]) => [name, textOf(blocks)])),
  };
}

const held = (riskDecision: string, status = 201): Outcome => ({ status, riskReview: true, riskDecision });
const outcomes: readonly (Outcome | undefined)[] = [
  undefined,
  { status: 201 },
  { status: 201, incomplete: true },
  { status: 206, riskReview: true },
  ...['r', 'x', 'n/a', 'N/A', 'R'].map((letter) => held(letter)),
  ...['a', 'd', 'review', 'rejected'].map((riskDecision) => ({ status: 201, riskDecision })),
];
const table = LANGUAGES.flatMap((language) =>
  STATES.flatMap((state) => outcomes.map((outcome) => ({ language, state, outcome }))),
);

interface Row {
  readonly language: Language;
  readonly state: State;
  readonly outcome: Outcome | undefined;
}
const ANSWERED: ReadonlySet<State> = new Set(['accepted', 'unknown', 'succeeded', 'failed']);
const rowsWhere = (fits: (row: Row) => unknown) => table.filter(fits);
/** An event of its own says of an outcome that it is not known; the decision stands beside it. */
const EVENTS: ReadonlySet<string> = new Set(['audit', 'thread', 'digest', 'timeline', 'export']);

const readable = ({ language, state, outcome }: Row) => {
  const { export: _, ...said } = placesOf(state, outcome, language);
  return Object.entries(said);
};

it.each(table)('$language: $state with $outcome is said to be done only where it is', (row) => {
  for (const [place, words] of readable(row)) {
    if (row.state === 'succeeded') expect(words, place).toMatch(SUCCEEDED[row.language]);
    else expect(words, place).not.toMatch(DONE[row.language]);
  }
});

it.each(rowsWhere(({ state, outcome }) => ANSWERED.has(state) && outcome?.riskDecision))(
  '$language: $state with $outcome shows the decision as it came, everywhere',
  ({ language, state, outcome }) => {
    const { export: exported, ...said } = placesOf(state, outcome, language);
    expect(exported).toContain(outcome?.riskDecision);
    for (const [place, words] of Object.entries(said)) {
      expect(words, place).toContain(texts[language].requests.risk.decision(outcome?.riskDecision ?? ''));
    }
  },
);

it.each(
  rowsWhere(({ state, outcome }) => (state === 'accepted' || state === 'unknown') && outcome?.riskReview),
)('$language: $state with $outcome is said to be held or refused by risk review, everywhere', (row) => {
  for (const [place, words] of readable(row)) {
    if (row.state === 'accepted' || !EVENTS.has(place)) expect(words, place).toMatch(REVIEW[row.language]);
  }
  expect(placesOf(row.state, row.outcome, row.language).export).toContain('riskReview');
});

it.each(rowsWhere(({ state, outcome }) => ANSWERED.has(state) && outcome?.incomplete))(
  '$language: $state with $outcome says that the answer could not be read in full',
  ({ language, state, outcome }) => {
    const places = placesOf(state, outcome, language);
    for (const place of ['card', 'details', 'news', 'direct message', 'audit', 'thread']) {
      expect(places[place], place).toContain(texts[language].requests.incomplete);
    }
  },
);

describe.each(LANGUAGES)('in %s', (language) => {
  const text = texts[language];
  const both = (state: State, outcome: Outcome) => {
    const { card = '', news = '', 'direct message': message = '' } = placesOf(state, outcome, language);
    return `${card}\n${message}\n${news}`;
  };

  it.each([
    ['V10', held('r', 206)],
    ['V11', held('x', 201)],
    ['V12', held('r', 200)],
    ['V13', held('N/A', 201)],
    ['V14', held('r', 206)],
    ['V15', held('R', 202)],
    ['V19', held('n/a', 202)],
    ['V20', held('x', 202)],
  ])('%s what is held is neither done nor going to be done', (_case, outcome) => {
    const words = both('accepted', outcome);
    expect(words).toMatch(REVIEW[language]);
    expect(words).not.toMatch(DONE[language]);
    expect(words).not.toMatch(/will do it|lo hará/);
  });

  it.each(['rejected', 'd'])(
    'V17 an accepted change with the decision %s is not said to be coming',
    (riskDecision) => {
      const words = both('accepted', { status: 202, riskDecision });
      expect(words).toContain(riskDecision);
      expect(words).not.toMatch(/will do it|lo hará/);
    },
  );

  it.each(['d', 'review', 'a'])(
    'V16 V18 a change that is done with the decision %s is not plainly done',
    (riskDecision) => {
      const plain = placesOf('succeeded', { status: 201 }, language);
      const said = placesOf('succeeded', { status: 201, riskDecision }, language);
      for (const place of ['card', 'news', 'direct message', 'Home']) {
        expect(said[place], place).toContain(riskDecision);
        expect(said[place], place).not.toBe(plain[place]);
      }
      expect(said.card).not.toContain(text.requests.meaning.succeeded);
    },
  );

  it.each([
    ['V162', 'succeeded', 201],
    ['V163', 'succeeded', 201],
    ['V164', 'accepted', 202],
    ['V165', 'accepted', 202],
  ] as const)(
    '%s an answer that could not be read in full: %s, and that beside it',
    (_case, state, status) => {
      const words = both(state, { status, incomplete: true });
      expect(words).toContain(text.requests.states[state]);
      expect(words).toContain(text.requests.incomplete);
      expect(words).not.toContain(text.requests.states.unknown);
    },
  );

  it('P63 the ID by which the API names the call stands on card, message and audit message', () => {
    const places = placesOf('accepted', { status: 202, tracingId: 'workflow-7' }, language);
    for (const place of ['card', 'direct message', 'details', 'audit', 'thread']) {
      expect(places[place], place).toContain('workflow-7');
    }
  });

  it('what failed because the first attempt had arrived is not said to have changed nothing', () => {
    const words = both('failed', { status: 406, kind: 'duplicate', code: 'DUPLICATE_WORKFLOW_ID' });
    expect(words).toContain(text.requests.duplicate);
    expect(words).not.toContain(text.requests.meaning.failed);
    expect(both('failed', { status: 409, kind: 'conflict' })).toContain(text.requests.meaning.failed);
  });

  it('a word of success that nobody knows stands on card and message', () => {
    const places = placesOf('succeeded', { status: 201, code: 'REVIEWING' }, language);
    for (const place of ['card', 'news', 'details', 'audit']) expect(places[place]).toContain('REVIEWING');
  });

  it('what was held and has happened since says both', () => {
    const words = both('succeeded', held('r'));
    expect(words).toContain(text.requests.states.succeeded);
    expect(words).toContain(text.requests.risk.heldSucceeded);
    expect(words).not.toContain(text.requests.risk.heldMeaning);
  });

  it('who clicks late hears of it', () => {
    const words = alreadyText(requestIn('accepted', held('r')), text);
    expect(words).toMatch(REVIEW[language]);
    expect(words).toContain('r');
    expect(alreadyText(requestIn('succeeded', { riskDecision: '<d>' }), text)).toContain('&lt;d&gt;');
    expect(alreadyText(requestIn('succeeded', { status: 200 }), text)).not.toContain('(');
  });

  it('who settles it reads of it first', () => {
    expect(textOf(settleView(modelIn('unknown', held('r')), text).blocks)).toMatch(REVIEW[language]);
    expect(textOf(settleView(modelIn('unknown', { status: 202 }), text).blocks)).not.toMatch(
      REVIEW[language],
    );
  });

  it('a decision is text: it makes no mention, link or format', () => {
    for (const words of Object.values(placesOf('accepted', held('<!channel> *r*'), language)).slice(0, 7)) {
      expect(words).not.toMatch(/<!channel>(?!.*")/);
    }
  });
});
