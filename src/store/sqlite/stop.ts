import { toOpen } from '../fence.ts';
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
import type { Engine } from './database.ts';
import type { Log } from './log.ts';

/** The emergency stop, and its end. */
export function stopStatements({ db, seal, atomically }: Engine, log: Log) {
  const found = db.prepare("SELECT value FROM meta WHERE key = 'stop'");
  const keep = db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('stop', ?)");
  const halted = db.prepare(
    'SELECT id, state FROM requests WHERE state IN (SELECT value FROM json_each(?)) ORDER BY created_at',
  );

  const stop = (): Stop | undefined => stopIn(seal, found.get()?.value, log.eventsOf(STOP_ID));

  function say(kind: typeof STOPPED | typeof RELEASED, halt: Halt): void {
    const event = log.append(stopEvent(kind, halt), ['audit', 'card'], 'changes nothing');
    keep.run(sealStop(seal, event));
    for (const { id } of halted.all(JSON.stringify(HALTED)).map(toOpen)) {
      log.append(stopEvent(kind, halt, id), ['audit', 'card', 'requester'], 'changes nothing');
    }
  }

  return {
    stop,
    halt: (halt: Halt): boolean =>
      atomically(() => {
        if (stop() !== undefined) return false;
        say(STOPPED, halt);
        return true;
      }),
    release: (halt: Halt): Release =>
      atomically(() => {
        const current = stop();
        if (current === undefined) return 'not_stopped';
        if (current.by.includes(halt.userId)) return 'own';
        say(RELEASED, halt);
        return 'released';
      }),
    /** Call inside a transaction. */
    reseal(): void {
      const again = resealStop(seal, found.get()?.value);
      if (again !== undefined) keep.run(again);
    },
  };
}

export type StopRow = ReturnType<typeof stopStatements>;
