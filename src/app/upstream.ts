import { createCall } from '../api/client.ts';
import type { Read } from '../api/operation.ts';
import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics.ts';
import type { Ambient } from './ambient.ts';

/** The back office, watched. */
export function createUpstream(config: Config, { logger, newId, clock }: Ambient, metrics: Metrics) {
  const call = createCall({
    apis: config.apis,
    deadlineMs: config.callDeadlineSeconds * 1000,
    newId,
    clock,
    onCall(observation) {
      metrics.called(observation);
      logger.debug(observation, 'upstream call');
    },
    onDrift(drift) {
      metrics.drifted(drift);
      logger.warn(drift, 'an answer broke its schema');
    },
  });
  const reader =
    (correlationId: string): Read =>
    async (operation, input) =>
      (await call(operation, input, { correlationId })).data;
  return { call, reader };
}
