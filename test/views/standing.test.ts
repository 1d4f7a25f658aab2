/** Every place where a person reads how a request stands, in every state, with everything risk review may say. */
import { expect, it } from 'vitest';
import { type Outcome, STATES, type State } from '../../src/store/store.ts';
import { type Language, texts } from '../../src/text/text.ts';
import { DONE, held, LANGUAGES, placesOf, REVIEW, SUCCEEDED } from './places.ts';

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
