/** What happened under one correlation ID: at a glance, and page by page. */
import type { AnyBlock, ModalView } from '@slack/types';
import type { EventRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, inSections, modal, section } from '../blocks.ts';
import { type Mrkdwn, md } from '../escape.ts';
import { pageFrom, pagerBlocks } from '../lists/pager.ts';
import { chosen, type Room } from './chosen.ts';
import { condensed, decides, lineOf, type Step, stepsOf } from './step.ts';

/** How many steps a page holds. */
export const STEPS_A_PAGE = 25;

/** The ends of a long time line, on opening it. */
const GLANCE: Room = { lines: 60, characters: 60_000 };

/** What a time line has beside everything else of a request. */
const BESIDE_DETAILS: Room = { lines: 25, characters: 12_000 };

/** The steps of a request within its details: what decides is always there, the rest is counted. */
export function timelineBlocks(
  correlationId: string,
  events: readonly EventRecord[],
  text: Text,
): AnyBlock[] {
  const steps = condensed(events);
  const lines = cut(steps, BESIDE_DETAILS, text);
  const isWhole = steps.length === events.length && lines.length === steps.length;
  return [...inSections(lines), ...(isWhole ? [] : [allSteps(correlationId, events.length, text)])];
}

/** Everything that happened under one correlation ID, oldest first; of much the first and the last. */
export function timelineView(correlationId: string, events: readonly EventRecord[], text: Text): ModalView {
  const lines = cut(stepsOf(events), GLANCE, text);
  const more = lines.length === events.length ? [] : [allSteps(correlationId, events.length, text)];
  return window(correlationId, lines, more, text);
}

/** One page of it. */
export function timelinePage(
  correlationId: string,
  events: readonly EventRecord[],
  wanted: number,
  text: Text,
): ModalView {
  const from = pageFrom(wanted, events.length, STEPS_A_PAGE);
  const steps = stepsOf(events.slice(from, from + STEPS_A_PAGE));
  const pager = {
    size: STEPS_A_PAGE,
    actionId: 'timeline.turn',
    value: (at: number) => `${correlationId}.${at}`,
    words: { before: text.record.older, after: text.record.newer },
  };
  const part = { from, shown: steps.length, total: events.length };
  return window(
    correlationId,
    steps.map((step) => lineOf(step, text)),
    pagerBlocks(part, pager, text),
    text,
  );
}

function window(id: string, lines: readonly Mrkdwn[], more: readonly AnyBlock[], text: Text): ModalView {
  const { care } = text.requests;
  return modal({
    title: care.auditTitle,
    close: text.desk.close,
    blocks: [
      section(md`${care.auditOf} \`${id}\``),
      ...(lines.length > 0 ? inSections(lines) : [section(md`_${care.noEvents}_`)]),
      ...more,
    ],
  });
}

const allSteps = (correlationId: string, count: number, text: Text): AnyBlock =>
  actions('timeline.open', [
    button({ text: text.record.allSteps(count), actionId: 'timeline.open', value: `${correlationId}.0` }),
  ]);

/** One matter among others. */
const AMONG_OTHERS: Room = { lines: 8, characters: 5_000 };

/** What became of a matter, in few lines. */
export const atAGlance = (events: readonly EventRecord[], text: Text): Mrkdwn[] =>
  cut(condensed(events), AMONG_OTHERS, text);

/** The lines there is room for; where some are left out, how many. */
function cut(steps: readonly Step[], room: Room, text: Text): Mrkdwn[] {
  const lines = steps.map((step) => lineOf(step, text));
  const places = chosen(
    lines.map((line, place) => {
      const step = steps[place];
      return { length: line.text.length, decides: step !== undefined && decides(step) };
    }),
    room,
  );
  return places.flatMap((place, index) => {
    const missing = place - (places[index - 1] ?? -1) - 1;
    const gap = missing > 0 ? [md`_⋯ ${text.record.between(missing)}_`] : [];
    return [...gap, lines[place] ?? md``];
  });
}
