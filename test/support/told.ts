/** A back office that answers what a test says. */
import type { AnyInput, InputOf, Operation, OutputOf, Read } from '../../src/api/operation.ts';
import { checkInput } from '../../src/approvals/input.ts';

/** Reads what is told for an operation, by its definition. Throws when nothing is. */
export function told(answers: Readonly<Record<string, unknown>>): Read {
  // Overloads: outside, types follow the operation; inside, its schemas check what types cannot say.
  function read<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function read(operation: Operation, input: AnyInput): Promise<unknown> {
    const { id, responses } = operation;
    if (!checkInput(operation, input).ok) throw new Error(`${id} is asked what its schemas refuse`);
    if (!Object.hasOwn(answers, id)) throw new Error(`nothing is told of ${id}`);
    return responses[200]?.parse(answers[id]);
  }
  return read;
}
