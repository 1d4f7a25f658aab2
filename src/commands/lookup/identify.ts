/** From what a person typed to what is looked for. */
import {
  type Identifier,
  passportOf,
  recognise,
  type UnreadableIdentifier,
} from '../../fields/identifier.ts';
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
  const passport = passportOf(identifier) === undefined ? {} : ({ passport: 'offered' } as const);
  if (identifier.kind === 'document') {
    const { type, check, expected, couldBe } = identifier;
    if (check !== 'wrong') return { kind: type, value, ...passport };
    const couldBePassport = couldBe === 'passport';
    const wrong = { value, couldBePassport, ...(expected !== undefined && { expected }) };
    return { kind: type, value, wrong, ...passport };
  }
  if (identifier.kind !== 'id') return { kind: identifier.kind, value, ...passport };
  const { couldBe, likeLine } = identifier;
  return {
    kind: 'id',
    value,
    ...(couldBe !== undefined && { couldBe }),
    ...(likeLine && { likeLine }),
    ...passport,
  };
}

/** The same where somebody was found: a phone number that is somebody's is not offered as a passport as well. */
export function foundAs(sought: Sought, { passport }: { readonly passport?: string }): Sought {
  if (passport !== undefined) return { kind: 'passport', value: passport };
  if (sought.kind !== 'msisdn') return sought;
  const { passport: _offer, ...rest } = sought;
  return rest;
}

/** The same where nobody was: a document's other reading was asked for. */
export function nobodyAs(sought: Sought): Sought {
  const wasAsked = sought.passport !== undefined && sought.kind !== 'msisdn' && sought.kind !== 'id';
  return wasAsked ? { ...sought, passport: 'asked' } : sought;
}

/** What an identifier is called: `NIF`, `phone number`. */
export function kindName(identifier: Identifier, { desk }: Text): string {
  return desk.kinds[identifier.kind === 'document' ? identifier.type : identifier.kind];
}
