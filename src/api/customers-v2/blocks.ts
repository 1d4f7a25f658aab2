import { z } from 'zod';
import { entryOf, isWhole, UNKNOWN } from '../entries.ts';
import { headings } from '../headings.ts';
import { inSentence } from '../intent.ts';
import { type Aim, type Before, defineOperation, type Inverse, type Localized } from '../operation.ts';
import { form, noBody, subscriptionId, wireId } from '../schemas.ts';
import { seenIf, whileThere } from '../seen.ts';

/** The two blocks a SIM can have: the word the API prints for each, and ours. */
const THEFT = { value: 'ROBO', label: { en: 'Theft', es: 'Robo' } } as const;
const LOSS = { value: 'PERDIDA', label: { en: 'Loss', es: 'Pérdida' } } as const;

const blockId = z.enum(['1', '2']);

/** Whether a block can be set and lifted: the API takes these ids alone. One without an id may be. */
export const isLiftable = (id: string | null | undefined): boolean =>
  id == null || blockId.safeParse(id).success;

/**
 * Says which block id means theft and which loss. The API page allows 1 and 2 and does not tell them
 * apart, so it is configuration (default 1 = theft): the composition root calls this at start-up.
 */
export function nameBlocks(ids: { readonly theft: '1' | '2'; readonly loss: '1' | '2' }): void {
  form.add(blockId, {
    label: { en: 'Block', es: 'Bloqueo' },
    options: { [ids.theft]: THEFT.label, [ids.loss]: LOSS.label },
  });
}
nameBlocks({ theft: '1', loss: '2' });

const block = z.looseObject({
  id: wireId().nullish(),
  value: z.string().nullish(),
  date_last_modified: z.string().nullish(),
  description: z.string().nullish(),
});

type Block = z.output<typeof block>;

export const blocksList = defineOperation({
  id: 'customers-v2.blocks.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/blocks',
  title: { en: 'List the SIM blocks of a line', es: 'Ver los bloqueos de SIM de una línea' },
  resource: headings.barrings,
  moves: 'nothing',
  deprecated: '2.37.1',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  responses: {
    200: z.looseObject({ subscription_id: wireId().nullish(), items: z.array(block).nullish() }),
  },
});

export const blocksUpdate = defineOperation({
  id: 'customers-v2.blocks.update',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/blocks/{block_id}',
  title: { en: 'Change the block of a SIM', es: 'Cambiar el bloqueo de una SIM' },
  says({ params, body }, _sight, { aside }) {
    const why = inSentence(nameOf(params.block_id) ?? { en: params.block_id, es: params.block_id });
    return body.active
      ? { en: `Block the SIM${aside('of')} (${why.en})`, es: `Bloquear la SIM${aside('de')} (${why.es})` }
      : {
          en: `Unblock the SIM${aside('of')} (was: ${why.en})`,
          es: `Desbloquear la SIM${aside('de')} (estaba bloqueada por ${why.es})`,
        };
  },
  done: ({ body: { active } }, _sight, { aside }) =>
    active
      ? { en: `The SIM${aside('of')} is blocked`, es: `La SIM${aside('de')} está bloqueada` }
      : { en: `The SIM${aside('of')} is not blocked`, es: `La SIM${aside('de')} no está bloqueada` },
  told: ['params.block_id', 'body.active'],
  resource: headings.barrings,
  moves: 'service',
  params: z.strictObject({ subscription_id: subscriptionId(), block_id: blockId }),
  body: z.strictObject({
    active: z.boolean().register(form, {
      label: { en: 'Blocked', es: 'Bloqueada' },
      hint: { en: 'Yes blocks the SIM, no unblocks it', es: 'Sí bloquea la SIM, no la desbloquea' },
    }),
    reason: z
      .string()
      .max(255)
      .register(form, { label: { en: 'Reason', es: 'Motivo' }, multiline: true, reason: true })
      .optional(),
  }),
  responses: { 201: noBody() },
  async before({ params, body }, read) {
    const { subscription_id, block_id } = params;
    const list = await whileThere(read(blocksList, { params: { subscription_id } }));
    // Deprecated since 2.37.1: a SIM is blocked all the same.
    if (list === undefined) {
      const after = stateOfSim(body.active ? [newBlock(block_id)] : []);
      return { changes: [{ label: SIM, now: null, after, unknown: true }] };
    }
    const now = blocksIn(list.items);
    const found = entryOf(list.items, block_id);
    // What nobody can tell may be the block itself: it is lifted whether or not it is known to be set.
    const isIt = ({ id }: Block) => id === block_id || (found === undefined && id == null);
    // A block that is set keeps its place: another order is no change.
    const withIt = found ? now : [...now, newBlock(block_id)];
    const after = body.active ? withIt : now.filter((each) => !isIt(each));
    return {
      changes: [{ label: SIM, now: stateOfSim(now), after: stateOfSim(after) }],
      compares: ['body.active'],
      ...(!body.active && besideOf(now)),
    };
  },
  async verify({ params, body }, read) {
    const { items } = await read(blocksList, { params: { subscription_id: params.subscription_id } });
    const found = entryOf(items, params.block_id);
    return seenIf(body.active ? found != null : found === null);
  },
  // Whichever block, set or lifted: it is the blocks of this SIM that change.
  aim: ({ params }): Aim => ({ blocksOf: params.subscription_id }),
  // The reason was that of the block: whoever lifts it says their own.
  undo: ({ params, body }): Inverse => ({
    operation: blocksUpdate,
    input: { params, body: { active: !body.active } },
  }),
});

const nameOf = (id: string): Localized | undefined => form.get(blockId)?.options?.[id];

const SIM: Localized = { en: 'SIM', es: 'SIM' };

/** `not blocked`, `blocked (loss)`: each block by our name for it, or by the word the API has. */
function stateOfSim(blocks: readonly Block[]): Localized {
  if (blocks.length === 0) return { en: 'not blocked', es: 'sin bloquear' };
  const names = blocks.map((each) => {
    const name = each.id == null ? undefined : nameOf(each.id);
    return name ? inSentence(name) : { en: shown(each), es: shown(each) };
  });
  const list = (language: 'en' | 'es') => names.map((name) => name[language]).join(', ');
  return { en: `blocked (${list('en')})`, es: `bloqueada (${list('es')})` };
}

/** Blocks that lifting one of ours leaves as they are, or of which the back office does not say which they are. */
function besideOf(now: readonly Block[]): Pick<Before, 'beside'> {
  const fixed = now.filter(({ id }) => !isLiftable(id));
  if (fixed.length > 0) {
    const words = fixed.map(shown).join(', ');
    return {
      beside: {
        en: `The SIM is blocked for ${words}: it cannot be lifted from here.`,
        es: `La SIM está bloqueada por ${words}: desde aquí no se puede levantar.`,
      },
    };
  }
  const unnamed = now.flatMap(({ id, value }) => (id == null && value != null ? [value] : []));
  if (unnamed.length === 0) return {};
  const words = unnamed.join(', ');
  return {
    beside: {
      en: `The SIM is blocked for ${words}; the back office does not say which of its blocks that is.`,
      es: `La SIM está bloqueada por ${words}; el back office no dice cuál de sus bloqueos es.`,
    },
  };
}

/** A block that is not there yet, under the word the API will print for it. */
function newBlock(id: string): Block {
  return { id, value: [THEFT, LOSS].find((each) => each.label === nameOf(id))?.value };
}

/** The blocks there are; one nobody knows stands for those that could not be read. */
const blocksIn = (items: readonly Block[] | null | undefined): readonly Block[] =>
  isWhole(items) ? (items ?? []) : [...(items ?? []), {}];

const shown = (each: Block): string => each.value ?? each.id ?? UNKNOWN;
