/** What card and messages say of an outcome, in both languages. */
import { describe, expect, it } from 'vitest';
import { alreadyText } from '../../src/commands/decide.ts';
import type { Outcome, State } from '../../src/store/store.ts';
import { texts } from '../../src/text/text.ts';
import { settleView } from '../../src/views/deciding/settle.ts';
import { textOf } from '../support/reading.ts';
import { DONE, held, LANGUAGES, placesOf, REVIEW } from './places.ts';
import { modelIn, requestIn } from './request-models.ts';

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
    expect(both('failed', { status: 409, kind: 'conflict' })).toContain(text.ended.notDone);
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
    expect(textOf(settleView(modelIn('unknown', held('r')), text, false, undefined).blocks)).toMatch(
      REVIEW[language],
    );
    expect(
      textOf(settleView(modelIn('unknown', { status: 202 }), text, false, undefined).blocks),
    ).not.toMatch(REVIEW[language]);
  });

  it('a decision is text: it makes no mention, link or format', () => {
    for (const words of Object.values(placesOf('accepted', held('<!channel> *r*'), language)).slice(0, 7)) {
      expect(words).not.toMatch(/<!channel>(?!.*")/);
    }
  });
});
