import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkView } from '../../src/sandbox/slack/blocks.ts';
import { texts } from '../../src/text/text.ts';
import { barringsView } from '../../src/views/barrings.ts';
import { customerView } from '../../src/views/customer.ts';
import { lineView } from '../../src/views/line.ts';
import { loadingView } from '../../src/views/loading.ts';
import type { ViewContext } from '../../src/views/models.ts';
import { penaltiesView } from '../../src/views/penalties.ts';
import { problemView } from '../../src/views/problem.ts';
import { notFoundView, searchView } from '../../src/views/search.ts';
import { barrings, customers, lines, penalties, soughts, troubles } from './models.ts';

const CORRELATION = '11111111-2222-4333-8444-555555555555';

const context: fc.Arbitrary<ViewContext> = fc.record({
  text: fc.constantFrom(texts.en, texts.es),
  timeZone: fc.constantFrom('Europe/Madrid', 'Atlantic/Canary', 'UTC'),
  now: fc.date({ noInvalidDate: true }),
  correlationId: fc.constant(CORRELATION),
});

/** Slack takes it, it names its correlation ID last, and nothing in it would be acted upon. */
function expectSound(view: ModalView): void {
  const checked = checkView(structuredClone(view), () => crypto.randomUUID());
  expect(checked.ok ? [] : checked.messages).toEqual([]);
  expect(JSON.stringify(view.blocks.at(-1))).toContain(CORRELATION);
  for (const text of mrkdwnOf(view.blocks)) {
    expect(text).not.toMatch(/[<>\u202A-\u202E]/u);
    expect(text.length).toBeGreaterThan(0);
  }
  expect(JSON.stringify(view).length).toBeLessThan(250_000);
}

function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnOf);
}

const runs = { numRuns: 150 };

describe('every view is one Slack takes, whatever upstream says', () => {
  test('customer', () => {
    fc.assert(
      fc.property(customers, context, (model, view) => expectSound(customerView(model, 'token', view))),
      runs,
    );
  });

  test('line', () => {
    fc.assert(
      fc.property(lines, context, (model, view) => expectSound(lineView(model, 'token', view))),
      runs,
    );
  });

  test('barrings', () => {
    fc.assert(
      fc.property(barrings, context, (model, view) => expectSound(barringsView(model, 'token', view))),
      runs,
    );
  });

  test('penalties', () => {
    fc.assert(
      fc.property(penalties, context, (model, view) => expectSound(penaltiesView(model, 'token', view))),
      runs,
    );
  });

  test('nobody found, a problem, a search, loading', () => {
    fc.assert(
      fc.property(soughts, troubles, fc.array(troubles), context, (sought, trouble, unasked, view) => {
        expectSound(notFoundView({ sought, searched: ['customers-v2'], unasked }, view));
        expectSound(problemView({ trouble, retry: { actionId: 'customer.refresh' } }, view));
        expectSound(searchView(view));
        expectSound(loadingView({ title: sought.value, doing: 'x', what: sought.value }, view));
      }),
      runs,
    );
  });
});

test('computed penalties that do not fit are counted', () => {
  const view: ViewContext = { text: texts.en, timeZone: 'UTC', now: new Date(0), correlationId: CORRELATION };
  const value = Array.from({ length: 11 }, (_, id) => ({ id: String(id), rows: [] }));
  const shown = penaltiesView(
    {
      accountId: '1',
      takenForAccount: false,
      reasons: [{ reason: 'cancel', computed: { state: 'ok', value } }],
      confirmed: [],
      complete: true,
    },
    'token',
    view,
  );
  expect(JSON.stringify(shown)).toContain('Computed penalty 7');
  expect(JSON.stringify(shown)).not.toContain('Computed penalty 8');
  expect(JSON.stringify(shown)).toContain('and 3 more');
});
