/** From what a person typed to what is looked for. */
import { type Identifier, recognise, type UnreadableIdentifier } from '../../fields/identifier.ts';
import type { Text } from '../../text/text.ts';
import { inert } from '../../views/escape.ts';
import type { Sought } from '../../views/models.ts';
import { Refusal } from '../handler.ts';

/** Reads an identifier, or refuses with what was read, why, and an example. */
export function identify(typed: string, command: string, text: Text): Identifier {
  const found = recognise(typed);
  if (found.kind === 'unreadable') throw new Refusal(unreadableText(found, command, text));
  return found;
}

/** Why an identifier cannot be read, as mrkdwn in which what was typed is inert. */
export function unreadableText(
  { reason, read }: UnreadableIdentifier,
  command: string,
  { desk }: Text,
): string {
  return reason === 'empty' ? desk.unreadable.empty(command) : desk.unreadable[reason](inert(read));
}

/** What is looked for, as the views name it. */
export function soughtOf(identifier: Identifier): Sought {
  const { value } = identifier;
  if (identifier.kind === 'document') {
    const { type, check, expected, couldBe } = identifier;
    if (check !== 'wrong') return { kind: type, value };
    const couldBePassport = couldBe === 'passport';
    return {
      kind: type,
      value,
      wrong: { value, couldBePassport, ...(expected !== undefined && { expected }) },
    };
  }
  if (identifier.kind === 'id' && identifier.couldBe !== undefined) {
    return { kind: 'id', value, couldBe: identifier.couldBe };
  }
  return { kind: identifier.kind, value };
}

/** What an identifier is called: `NIF`, `phone number`. */
export function kindName(identifier: Identifier, { desk }: Text): string {
  return desk.kinds[identifier.kind === 'document' ? identifier.type : identifier.kind];
}
