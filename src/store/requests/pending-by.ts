import { z } from 'zod';
import type { PendingBy, Tally } from '../store.ts';

const rows = z.array(z.object({ requester: z.string(), count: z.number() }));

export const toPendingBy = (found: unknown): readonly PendingBy[] => rows.parse(found);

const counted = z.object({ unsettled: z.number(), own: z.number() });

export const toTally = (row: unknown): Tally => counted.parse(row);
