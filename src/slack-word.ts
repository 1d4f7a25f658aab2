import { z } from 'zod';

const platform = z.object({ data: z.object({ error: z.string() }) });
const limited = z.object({ retryAfter: z.number() });

/** Slack's own word for why it refused, or `undefined` when the call failed otherwise. */
export function slackWord(error: unknown): string | undefined {
  const read = platform.safeParse(error);
  return read.success ? read.data.data.error : undefined;
}

/** Seconds Slack asks to wait, when it limits the rate. */
export function retryAfter(error: unknown): number | undefined {
  const read = limited.safeParse(error);
  return read.success ? read.data.retryAfter : undefined;
}
