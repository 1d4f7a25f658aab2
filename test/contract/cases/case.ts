import type { AnyInput } from '../../../src/api/operation.ts';
import type { Office } from '../../../src/sandbox/office/office.ts';

/** Asks the office for what a case needs to be there first, and returns what it answered. */
export type Prepare = (operationId: string, input: AnyInput) => Promise<unknown>;

/** An input that succeeds on the first day of the office, and the status it is answered with. */
export interface Case {
  readonly status: number;
  input(office: Office, prepare: Prepare): AnyInput | Promise<AnyInput>;
}

export type Cases = Readonly<Record<string, Case>>;

/** A value deep in an answer, which a case goes on with. */
export function part(answer: unknown, ...path: readonly (string | number)[]): string {
  const found = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    answer,
  );
  if (found === undefined || found === null)
    throw new Error(`no ${path.join('.')} in ${JSON.stringify(answer)}`);
  return String(found);
}
