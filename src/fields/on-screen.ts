import { z } from 'zod';

const row = z.object({
  /** Euros. */
  value: z.number().exactOptional(),
  description: z.string().exactOptional(),
  /** The day the commitment ends, as the API printed it. */
  endsAt: z.string().exactOptional(),
});

/** What a calculation of penalties came to when somebody asked for its confirmation. */
const penalty = z.object({
  /** Euros. */
  total: z.number(),
  /** Why the customer would leave, as it was asked. */
  reason: z.string(),
  rows: z.array(row),
});
export type PenaltySeen = z.output<typeof penalty>;

/** The request that this one takes back or sends once more. */
const followed = z.object({ requester: z.string(), at: z.iso.datetime() });

/**
 * What stood on the screen when a change was asked for, beside what is sent: whom it is about, and the figures it
 * was decided by. It is frozen into the request, sealed, and shown to whoever decides.
 */
export const onScreen = z.object({
  msisdn: z.string().exactOptional(),
  mobile: z.boolean().exactOptional(),
  subscriptionId: z.string().exactOptional(),
  accountId: z.string().exactOptional(),
  accountUuid: z.string().exactOptional(),
  userId: z.string().exactOptional(),
  customerUuid: z.string().exactOptional(),
  customerName: z.string().exactOptional(),
  document: z.string().exactOptional(),
  penalty: penalty.exactOptional(),
  followed: followed.exactOptional(),
  /** What the chosen entries of catalogues are called, by their value. */
  names: z.record(z.string(), z.string()).exactOptional(),
});
export type OnScreen = z.output<typeof onScreen>;
