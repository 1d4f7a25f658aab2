/** Whether every read of a customer stands in the audit channel, under the correlation ID it was made with. */
import { fieldsOf } from '../../src/api/fields.ts';
import { operationById } from '../../src/api/registry.ts';
import { subjectsOf } from '../../src/approvals/subjects.ts';
import { withValue } from '../../src/fields/path.ts';
import { AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { messageText } from './reading.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** Whether an operation only reads, and its input can name a customer, a line or a SIM. */
function readsSomebody(id: string): boolean {
  const operation = operationById(id);
  if (operation?.risk !== 'read') return false;
  const named = fieldsOf(operation, {}).reduce<unknown>((input, { path }) => withValue(input, path, '1'), {});
  return subjectsOf(operation, named).length > 0;
}

/** The reads of somebody, of all the back office was asked. */
export const readsOfSomebody = ({ office }: Stage) =>
  office.calls.filter(({ operationId }) => operationId !== undefined && readsSomebody(operationId));

/** Those of whose correlation ID the audit channel says nothing: by their operations. */
export function unnoted(stage: Stage): readonly string[] {
  const channel = stage.slack.messages(AUDIT_CHANNEL).map(messageText).join('\n');
  const missing = readsOfSomebody(stage).filter(
    ({ correlationId }) => correlationId === undefined || !channel.includes(correlationId),
  );
  return [...new Set(missing.map(({ operationId, correlationId }) => `${operationId} ${correlationId}`))];
}

/** The same once everything that is to be posted had its time; nothing where Slack is made to fail. */
export async function unnotedAtLast(stage: Stage): Promise<readonly string[]> {
  if (Object.keys(stage.slack.faults).length > 0) return [];
  await until('every read to be noted', () => unnoted(stage).length === 0).catch(() => undefined);
  return unnoted(stage);
}
