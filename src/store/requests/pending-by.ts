import { z } from 'zod';
import type { PendingBy } from '../store.ts';

const rows = z.array(z.object({ requester: z.string(), count: z.number() }));

export const toPendingBy = (found: unknown): readonly PendingBy[] => rows.parse(found);
