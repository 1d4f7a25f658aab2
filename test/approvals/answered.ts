/** The bench's operation, answered as another one is: through the reader of answers, as the call path does it. */
import { readAnswer } from '../../src/api/answer.ts';
import { ApiError } from '../../src/api/errors.ts';
import type { Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { execute } from '../../src/approvals/execute.ts';
import type { RequestRecord } from '../../src/store/store.ts';
import { approved, type Bench } from './bench.ts';

export function operationNamed(id: string): Operation {
  const operation = operationById(id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

/** A back office that answers with this text. */
export function saying(bench: Bench, operationId: string, status: number, text: string): Partial<Approvals> {
  const { responses } = operationNamed(operationId);
  const answer = readAnswer(operationNamed(operationId), status, text);
  return {
    operationById: () => ({
      ...bench.operation,
      responses,
      undo: (input) => ({ operation: bench.operation, input }),
    }),
    call: async <T>() => {
      if (answer instanceof ApiError) throw answer;
      return { ...answer, data: answer.data as T, correlationId: 'sent' };
    },
  };
}

/** What becomes of an approved request that is answered so. */
export async function becomes(
  bench: Bench,
  id: string,
  operationId: string,
  status: number,
  body: unknown,
): Promise<RequestRecord> {
  await approved(bench, id);
  const text = body === undefined ? '' : JSON.stringify(body);
  const request = await execute({ ...bench.approvals, ...saying(bench, operationId, status, text) }, id);
  if (!request) throw new Error('not executed');
  return request;
}
