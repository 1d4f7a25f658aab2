/** The panel's switches: how the back office and Slack misbehave. */
import { z } from 'zod';
import { APIS } from '../../api/operation.ts';
import type { Office } from '../office/office.ts';
import type { LocalSlack } from '../slack/types.ts';

const SLOW_MS = 900;
const RETRY_AFTER_SECONDS = 5;

export const faultSwitches = z.strictObject({
  slow: z.boolean(),
  html: z.boolean(),
  down: z.array(z.enum(APIS)),
  rateLimited: z.boolean(),
});
export type FaultSwitches = z.output<typeof faultSwitches>;

/** Sets exactly these faults; everything else works again. */
export function applyFaults(slack: LocalSlack, office: Office, switches: FaultSwitches): void {
  office.faults.clear();
  for (const api of APIS) {
    if (switches.down.includes(api)) office.faults.set(api, { status: 503 });
    else if (switches.html) office.faults.set(api, { html: true });
    else if (switches.slow) office.faults.set(api, { delayMs: SLOW_MS });
  }
  slack.faults = switches.rateLimited
    ? { rateLimited: { method: 'chat.postMessage', retryAfter: RETRY_AFTER_SECONDS } }
    : {};
}

/** The switches as they stand. */
export function readFaults(slack: LocalSlack, office: Office): FaultSwitches {
  const faults = APIS.map((api) => ({ api, fault: office.faults.get(api) }));
  return {
    slow: faults.some(({ fault }) => fault?.delayMs !== undefined),
    html: faults.some(({ fault }) => fault?.html === true),
    down: faults.flatMap(({ api, fault }) => (fault?.status === undefined ? [] : [api])),
    rateLimited: slack.faults.rateLimited !== undefined,
  };
}
