import { blocksList, blocksUpdate } from '../../../../api/customers-v2/blocks.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';

/** This office's own reading of the two ids, the default of Careline's configuration. */
const WORD = { 1: 'ROBO', 2: 'PERDIDA' } as const;

const list = route(blocksList, ({ params }, world) => {
  const { line } = world.line(params.subscription_id);
  return {
    body: {
      subscription_id: line.id,
      items: line.blocks.map((block) => ({
        id: block.id,
        value: WORD[block.id],
        date_last_modified: block.at,
        description: block.description,
      })),
    },
  };
});

const update = route(blocksUpdate, ({ params, body }, world) => {
  const { line } = world.line(params.subscription_id);
  const id = params.block_id === '1' ? 1 : 2;
  if (line.kind !== 'mobile') throw new Problem(400, 'The subscription has no SIM');
  if (line.status === 'BAJA') throw new Problem(400, 'The subscription is terminated');
  const blocked = line.blocks.some((block) => block.id === id);
  if (blocked === body.active) throw new Problem(400, blocked ? 'Already blocked' : 'Not blocked');
  const description = body.reason ?? 'A PETICION DE CLIENTE';
  line.blocks = body.active
    ? [...line.blocks, { id, at: world.now().toISOString(), description }]
    : line.blocks.filter((block) => block.id !== id);
  return { status: 201 };
});

export const blocks = [list, update];
