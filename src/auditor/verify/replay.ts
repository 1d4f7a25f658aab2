/** The life of each request as the log tells it, step by step through the one table of steps, held against its row. */
import { machine } from '../../approvals/machine.ts';
import type { Claimed } from '../../store/audited.ts';
import { recalledTo } from '../../store/fence.ts';
import { ALTERED_EVENT, countApproval, stateSaid } from '../../store/history.ts';
import { purgedBy } from '../../store/retention/purge.ts';
import type { EventRecord, State } from '../../store/store.ts';

/** Rules by the event they leave behind. */
const RULES = Map.groupBy(Object.values(machine), ({ event, to }) => event ?? to);

type Rule = (typeof machine)[keyof typeof machine];

interface Life {
  state: State;
  claims: number;
  readonly approvers: Set<string>;
}

export interface Replay {
  /** What is wrong with an event, by the events before it. */
  see(event: EventRecord): readonly string[];
  /** What is wrong with a row, by the log. */
  hold(row: Claimed | Pick<Claimed, 'id'>): readonly string[];
  /** Requests the log tells of that have no row. */
  rest(): readonly string[];
}

export function replayRequests(): Replay {
  const lives = new Map<string, Life>();
  const held = new Set<string>();
  const purged = new Set<string>();
  return {
    see(event) {
      const { correlationId: id, kind, seq } = event;
      for (const each of purgedBy(event)) purged.add(each);
      if (kind === 'requested') {
        const again = lives.has(id);
        lives.set(id, { state: 'pending', claims: 0, approvers: new Set() });
        return again ? [`Event ${seq}: request ${id} was filed before.`] : [];
      }
      const life = lives.get(id);
      if (kind === ALTERED_EVENT) return [altered(life, event)];
      // What was done before the database was put back: the channel tells how it ended.
      const recalled = recalledTo(event);
      if (life && recalled) life.state = recalled;
      const rules = RULES.get(kind);
      if (life === undefined || rules === undefined) return [];
      return step(life, event, rules);
    },
    hold(row) {
      held.add(row.id);
      return 'state' in row
        ? [...against(row, lives.get(row.id)), ...purgedWithout(row, purged)]
        : [`The row of request ${row.id} cannot be read.`];
    },
    rest: () =>
      [...lives.keys()]
        .filter((id) => !held.has(id))
        .map((id) => `The log tells of request ${id}, and there is no such request.`),
  };
}

/** Careline has found a row that it had not written: that is a finding, and the request goes on from where it was left. */
function altered(life: Life | undefined, event: EventRecord): string {
  const state = stateSaid([event]);
  if (life !== undefined && state !== undefined) life.state = state;
  const found = event.data.found === undefined ? '' : ` (it said ${String(event.data.found)})`;
  return `Event ${event.seq}: request ${event.correlationId} had been altered in the database${found}.`;
}

function step(life: Life, event: EventRecord, rules: readonly Rule[]): string[] {
  const { correlationId: id, kind, seq } = event;
  const findings: string[] = [];
  if (kind === machine.claim.to) {
    life.claims += 1;
    if (life.claims > 1) findings.push(`Event ${seq}: ${life.claims} claims of one request (${id}).`);
  }
  countApproval(life.approvers, event);
  const rule = rules.find(({ from }) => from.includes(life.state));
  if (rule === undefined)
    findings.push(`Event ${seq}: request ${id} cannot be ${kind}: it was ${life.state}.`);
  life.state = (rule ?? rules[0])?.to ?? life.state;
  return findings;
}

/** Data that is gone without the log saying so, or there although the log says that it is gone. */
function purgedWithout({ id, purged }: Claimed, said: ReadonlySet<string>): string[] {
  if (purged === said.has(id)) return [];
  return [
    purged
      ? `Request ${id} says that its data was purged, and the log does not say so.`
      : `The log says that the data of request ${id} was purged, and its row does not say so.`,
  ];
}

function against({ id, state, approvers }: Claimed, life: Life | undefined): string[] {
  if (life === undefined) return [`Request ${id} says that it is ${state}, and the log does not know it.`];
  const unknown = approvers.filter((each) => !life.approvers.has(each));
  return [
    ...(state === life.state
      ? []
      : [
          `Request ${id} says that it is ${state}; by the log it is ${life.state}: the log holds no such step.`,
        ]),
    ...unknown.map(
      (each) => `Request ${id} counts an approval of ${each}, and the log holds none of theirs.`,
    ),
  ];
}
