import type { Exceptions } from '../exceptions.ts';

export const exceptions: Exceptions = {
  leftOut: {
    // Called deprecated by the page itself: documentType and document replace it.
    'customers-v2.users.tree': ['nif'],
    // Its name is not printed; the fixture's is a guess. What has no name cannot be sent.
    'customers-v2.penalties.confirm': ['penalties'],
  },
  placeholders: {
    // "only allow 1 or 2", printed 214748364.
    'customers-v2.blocks.update': { block_id: '1' },
  },
};
