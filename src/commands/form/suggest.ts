/** Completes a field of a form from its catalogue, or from a choice too long for a list. */
import { z } from 'zod';
import { catalogueOf, type Entry } from '../../api/catalogues.ts';
import { ApiError } from '../../api/errors.ts';
import { type FieldSpec, formOf } from '../../api/form-tree.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { merged, valueAt } from '../../fields/path.ts';
import { unreadIn } from '../../fields/unread.ts';
import { completes } from '../../views/form/inputs.ts';
import { type Desk, defineSuggestion, type Handler, Refusal } from '../handler.ts';
import { subjectsIn } from '../lookup/subject.ts';
import { choicesAmong } from './choices.ts';
import { compile } from './draft.ts';
import { FORM, type FormMemory, formMemory } from './memory.ts';
import { fieldsIn } from './plan.ts';
import { taken } from './read.ts';
import { type FormState, itemsAt, lookOf, stateOf } from './show.ts';

export function suggestHandler(approvals: Approvals): Handler {
  return defineSuggestion({
    actionId: 'value',
    roles: ['agent'],
    async suggest({ blockId, typed, metadata, values }, desk) {
      const memory = await desk.memory.load(FORM, metadata, formMemory);
      const state = stateOf(approvals, memory, desk.text);
      const field = fieldsIn(state.steps).find(({ path }) => path === blockId);
      if (field === undefined || !completes(field)) return [];
      const draft = taken(memory.draft, itemsAt(state), values, {});
      const entries = await entriesFor(field, state, inputSoFar(state, { ...memory, draft }), desk).catch(
        (error: unknown) => {
          // A list that cannot be read is as if there were none: a message here would take the form away.
          if (error instanceof ApiError) return namesOf(field, desk);
          throw error;
        },
      );
      return choicesAmong(field, entries, typed, desk.text);
    },
  });
}

/**
 * A posted form may name what its list never held: only what is offered now is taken, and what a field beside it
 * explains. Throws `Refusal`.
 */
export async function offeredOnly(state: FormState, input: unknown, desk: Desk): Promise<void> {
  for (const field of fieldsIn(state.steps)) {
    const chosen = field.catalogue === undefined ? undefined : valueAt(input, field.path);
    if (chosen === undefined) continue;
    const entries = await entriesFor(field, state, input, desk);
    const offered = new Set(entries.map(({ value }) => value));
    const values: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen];
    const strange = values.find((value) => !offered.has(String(value)));
    if (offered.size === 0 || unreadIn(entries) > 0 || strange === undefined) continue;
    const { unlistedWith: needed } = field;
    if (needed === undefined) throw new Refusal(desk.text.requests.refused.notOffered, 'not_offered');
    if (valueAt(input, needed.path) === undefined) {
      const { refused } = desk.text.requests;
      throw new Refusal(refused.unlisted(String(strange), needed.label[desk.text.language]));
    }
  }
}

/**
 * What a field may hold. A list that depends on what is not entered, is not part of this form, or may not be read
 * without approval, is as if none were.
 */
async function entriesFor(
  field: FieldSpec,
  { operation, memory }: FormState,
  input: unknown,
  desk: Desk,
): Promise<readonly Entry[]> {
  const named = namesOf(field, desk);
  if (field.catalogue === undefined) return named;
  const look = lookOf('list', operation, { ...memory, input }, desk.text);
  // What else has been typed so far is nobody's yet: the call names whom it reads.
  const about = subjectsIn(memory.target);
  const { read } = desk.reading({ ...look, about, under: memory.under ?? desk.correlationId });
  try {
    const entries = await catalogueOf(field.catalogue)(input, read);
    // A choice keeps its own words; the list says which of its values there are.
    return named.length === 0
      ? entries
      : unreadIn(entries) > 0
        ? named
        : named.filter(({ value }) => entries.some((entry) => entry.value === value));
  } catch (error) {
    const unapproved = error instanceof ApiError && error.kind === 'needs_approval';
    if (unapproved || error instanceof z.ZodError) return named;
    throw error;
  }
}

/** The values of a choice, by the names they have in the form. */
const namesOf = ({ options }: FieldSpec, { text }: Pick<Desk, 'text'>): readonly Entry[] =>
  options.map(({ value, label }) => ({ value, name: label[text.language] }));

/** The input as far as it is filled in. */
const inputSoFar = ({ operation }: FormState, { input, draft }: FormMemory): unknown =>
  merged(input, compile(formOf(operation), draft).input);
