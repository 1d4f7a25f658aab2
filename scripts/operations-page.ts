/** docs/operations.md, from the registry: `npm run docs` writes it, and a test fails when it is stale. */
import { writeFileSync } from 'node:fs';
import { callbacksOf } from '../src/api/callbacks.ts';
import { type FieldSpec, fieldsOf } from '../src/api/fields.ts';
import { notesOf } from '../src/api/notes.ts';
import { APIS, type Operation } from '../src/api/operation.ts';
import { operations as registered } from '../src/api/registry.ts';
import type { Unprinted } from '../src/api/schemas.ts';

const WHO: Readonly<Record<Operation['risk'], string>> = {
  read: 'nobody: it only looks',
  write: 'the person who asks, by confirming it',
  destructive: 'another person, of the approvers',
};

/** From what an operation moves follows its risk. */
const WHY: Readonly<Record<Operation['risk'], (moves: Operation['moves']) => string>> = {
  read: () => '',
  write: () => ': it changes something and moves nothing',
  destructive: (moves) => `: it moves ${moves}`,
};

const HEAD = `# Operations

Generated from the definitions by \`npm run docs\`. Any of them runs from Slack with \`/care run <id>\`. An input in
_italics_ may be left out; one marked * is completed as you type. A sentence in _italics_ is what the API page says: the
form shows it, and the card where it bears on the decision. Who decides can be changed for an installation:
[policy.md](policy.md). What the page of an operation does not print is our reading, and is listed as such.
`;

/** The page, as Markdown. */
export function operationsPage(operations: readonly Operation[]): string {
  const parts = APIS.flatMap((api) => {
    const own = operations.filter((operation) => operation.api === api);
    const resources = Map.groupBy(own, ({ resource }) => resource.en);
    return [
      `## ${api}`,
      ...[...resources].flatMap(([resource, inside]) => [`### ${resource}`, ...inside.map(entry)]),
    ];
  });
  return `${[HEAD.trim(), ...parts].join('\n\n')}\n`;
}

function entry(operation: Operation): string {
  const { id, title, risk, moves, method, path, deprecated, approvals, undo, responses, reveals } = operation;
  const fields = fieldsOf(operation);
  const inputs = fields.map(input).join(', ');
  return [
    `**\`${id}\`** ${title.en} · ${title.es}  `,
    `\`${method} ${path}\`  `,
    ...(deprecated === undefined ? [] : [`Outdated since ${deprecated}.  `]),
    `Risk: ${risk}${WHY[risk](moves)}. Decided by ${approvals === undefined ? WHO[risk] : `${approvals} other people, of the approvers`}.  `,
    ...(reveals ? ['It opens what is kept from view: who looks says why.  '] : []),
    ...notesOf(operation).map(({ en, es }) => `_${en}_ · _${es}_  `),
    ...(responses[ACCEPTED] === undefined ? [] : [`${answersOf(operation)}  `]),
    ...(undo === undefined ? [] : ['Can be taken back.  ']),
    ...(callbacksOf(operation).length > 0 ? ['Its result is reported to `PUBLIC_URL`.  '] : []),
    [`Inputs: ${inputs === '' ? 'none' : inputs}`, ...outdated(fields), ...unprinted(fields)].join('  \n'),
  ].join('\n');
}

const ACCEPTED = 202;
/** Answered by operations whose answer holds the decision of risk review. */
const DECIDED = 206;

/** That accepted is not done, and who may hold it up. */
function answersOf({ responses }: Operation): string {
  const always = Object.keys(responses).every((status) => Number(status) === ACCEPTED);
  const held = responses[DECIDED] === undefined ? '' : ' Risk review may hold it up or refuse it.';
  return `${always ? 'Answers' : 'May answer'} 202: accepted, and not done yet.${held}`;
}

/** Inputs the API page calls deprecated, by what it says of them. */
function outdated(fields: readonly FieldSpec[]): readonly string[] {
  const marked = fields.filter(({ deprecated }) => deprecated !== undefined);
  const groups = Map.groupBy(marked, ({ deprecated }) => {
    const { since, ignored } = deprecated ?? {};
    return `${ignored ? 'no longer processed' : 'outdated'}${since === undefined ? '' : ` since ${since}`}`;
  });
  return [...groups].map(([mark, inside]) => `Of these, ${mark}: ${inside.map(input).join(', ')}`);
}

const READING: Readonly<Record<Unprinted, string>> = {
  input: 'printed by no API page',
  sister: 'not printed on its page, and taken from a sister operation or a change log',
  meaning: 'of which the page does not say what yes and no stand for',
  values: 'with values of which the page prints no list',
};

/** Inputs that are our reading, by why they are. */
function unprinted(fields: readonly FieldSpec[]): readonly string[] {
  const marked = fields.flatMap((field) =>
    field.unprinted ? [{ field, why: READING[field.unprinted] }] : [],
  );
  return [...Map.groupBy(marked, ({ why }) => why)].map(
    ([why, inside]) => `Of these, ${why}: ${inside.map(({ field }) => input(field)).join(', ')}`,
  );
}

function input({ path, required, inOptional, catalogue }: FieldSpec): string {
  const name = `\`${path}\`${catalogue === undefined ? '' : '\\*'}`;
  return required && !inOptional ? name : `_${name}_`;
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/operations.md', import.meta.url), operationsPage(registered));
}
