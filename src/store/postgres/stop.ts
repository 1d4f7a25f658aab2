import { toOpen } from '../fence.ts';
import type { Seal } from '../seal.ts';
import {
  HALTED,
  type Halt,
  RELEASED,
  type Release,
  resealStop,
  STOP_ID,
  STOPPED,
  type Stop,
  sealStop,
  stopEvent,
  stopIn,
} from '../stop.ts';
import type { Engine, Run } from './database.ts';
import { eventsOf, lockLog } from './log.ts';

const found = async (run: Run, more = ''): Promise<unknown> =>
  (await run(`SELECT value FROM meta WHERE key = 'stop' ${more}`))[0]?.value;

const keep = (tx: Run, value: Uint8Array) =>
  tx(
    `INSERT INTO meta (key, value) VALUES ('stop', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [value],
  );

/** The stop there is; with the log locked, until the transaction ends. */
export const stopOf = async (run: Run, seal: Seal): Promise<Stop | undefined> =>
  stopIn(seal, await found(run), await eventsOf(run, STOP_ID));

/** Vouches for it anew, in the transaction it is given. */
export async function resealStopRow(tx: Run, seal: Seal): Promise<void> {
  const again = resealStop(seal, await found(tx, 'FOR UPDATE'));
  if (again !== undefined) await keep(tx, again);
}

/** The emergency stop, and its end: for all replicas at once. */
export function stopStatements({ seal, atomically, append }: Engine) {
  async function say(tx: Run, kind: typeof STOPPED | typeof RELEASED, halt: Halt): Promise<void> {
    const event = await append(tx, stopEvent(kind, halt), ['audit', 'card'], 'changes nothing');
    await keep(tx, sealStop(seal, event));
    const rows = await tx(
      'SELECT id, state FROM requests WHERE state = ANY($1::text[]) ORDER BY created_at',
      [HALTED],
    );
    for (const { id } of rows.map(toOpen)) {
      await append(tx, stopEvent(kind, halt, id), ['audit', 'card', 'requester'], 'changes nothing');
    }
  }

  return {
    // Of one moment: a row between two of its events would be taken for altered.
    stop: (): Promise<Stop | undefined> =>
      atomically(async (tx) => {
        await tx('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        return stopOf(tx, seal);
      }),
    halt: (halt: Halt): Promise<boolean> =>
      atomically(async (tx) => {
        await lockLog(tx);
        if ((await stopOf(tx, seal)) !== undefined) return false;
        await say(tx, STOPPED, halt);
        return true;
      }),
    release: (halt: Halt): Promise<Release> =>
      atomically(async (tx) => {
        await lockLog(tx);
        const current = await stopOf(tx, seal);
        if (current === undefined) return 'not_stopped';
        if (current.by.includes(halt.userId)) return 'own';
        await say(tx, RELEASED, halt);
        return 'released';
      }),
  };
}
