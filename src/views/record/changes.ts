/** What an event says of the state: as it was and as it is to be, and what feels it. */
import { z } from 'zod';
import { postable } from '../../fields/postable.ts';
import type { EventRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { factLine } from '../decided/lines.ts';
import { CARD, type Place } from '../decided/place.ts';
import { joined, type Mrkdwn, md, upTo } from '../escape.ts';

const localized = z.object({ en: z.string(), es: z.string() });
const value = z.union([z.string(), z.boolean(), z.array(z.string()), localized, z.null()]);
const facts = z.array(
  z.object({
    label: localized,
    now: value,
    after: value,
    masked: z.literal(true).exactOptional(),
    unknown: z.literal(true).exactOptional(),
    undecided: z.literal(true).exactOptional(),
  }),
);

/** A message of the log says all of a value that anybody would read. */
const RECORD: Place = { ...CARD, value: 600, list: 40 };

/** `Blocked: no → Loss`; where the target had changed meanwhile, both states. */
export function changesIn({ was, changes, touches }: EventRecord['data'], text: Text): Mrkdwn[] {
  const now = stateIn(changes, text);
  const before = stateIn(was, text);
  const { driftedWas, driftedNow } = text.decisions;
  const felt = z.array(z.string()).safeParse(touches).data ?? [];
  return [
    ...(before === undefined ? [] : [md`${driftedWas} ${before}`]),
    ...(now === undefined ? [] : [before === undefined ? now : md`${driftedNow} ${now}`]),
    ...(felt.length === 0 ? [] : [md`${text.record.touches} ${upTo(postable(felt.join(', ')), 600)}`]),
  ];
}

/** Nothing where there is nothing to say, or what stands there is not what Careline writes. */
function stateIn(state: unknown, text: Text): Mrkdwn | undefined {
  const read = facts.safeParse(state).data ?? [];
  return read.length === 0
    ? undefined
    : joined(
        read.map((fact) => factLine(fact, text, RECORD)),
        ', ',
      );
}
