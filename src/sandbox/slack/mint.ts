/** Ids and timestamps in Slack's forms. */
import { createHash } from 'node:crypto';

export interface Mint {
  /** A message's or action's `ts`: seconds and six digits, never the same twice. */
  ts(): string;
  id(prefix: string): string;
  blockId(): string;
  hash(): string;
  triggerId(): string;
  uuid(): string;
}

/** Makes ids from an injected clock and source of unique names. */
export function createMint(now: () => Date, newId: () => string): Mint {
  let last = 0;
  const ts = () => {
    last = Math.max(now().getTime() * 1000, last + 1);
    const digits = String(last);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
  const token = (length: number) => createHash('sha256').update(newId()).digest('hex').slice(0, length);
  return {
    ts,
    id: (prefix) => `${prefix}0${token(10).toUpperCase()}`,
    blockId: () => token(5),
    hash: () => `${ts().slice(0, 10)}.${token(8)}`,
    triggerId: () => `${ts().replace('.', '')}.${token(12)}.${token(32)}`,
    uuid: newId,
  };
}
