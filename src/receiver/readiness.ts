/** A look that takes longer than this has found nothing good. */
const LONGEST_LOOK_MS = 2_000;

/** What was found lately by a look of our own: who asks from outside makes no work. */
export interface Readiness<T> {
  /** Looks: to be run again and again. */
  look(): Promise<void>;
  /** `undefined` where it does not work, or takes too long. */
  now(): T | undefined;
}

/** `attempt` throws when it does not work. */
export function createReadiness<T>(attempt: () => Promise<T>, now: () => Date): Readiness<T> {
  let found: T | undefined;
  let since: Date | undefined;
  const tooLong = () => since !== undefined && now().getTime() - since.getTime() >= LONGEST_LOOK_MS;
  return {
    async look() {
      since = now();
      const seen = await attempt().catch(() => undefined);
      found = tooLong() ? undefined : seen;
      since = undefined;
    },
    now: () => (tooLong() ? undefined : found),
  };
}
