import { operationById } from '../api/registry.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { createCallbacks } from '../approvals/callback.ts';
import { createDigest } from '../approvals/digest.ts';
import { createPolicy } from '../approvals/policy.ts';
import type { People } from '../commands/people.ts';
import type { Config } from '../config/config.ts';
import { policyDefaults } from '../config/policy.ts';
import type { Metrics } from '../metrics.ts';
import type { Ambient } from './ambient.ts';
import { createUpstream } from './upstream.ts';

const ACCEPTED_DEADLINE_SECONDS = 15 * 60;

interface Parts extends Pick<Approvals, 'store' | 'subjectKeys' | 'groupNames'> {
  readonly people: People;
  readonly metrics: Metrics;
}

/** The approvals of this installation: its store, its back office, its people and its policy. */
export function createApprovals(
  config: Config,
  ambient: Ambient,
  { people, metrics, ...parts }: Parts,
): Approvals {
  const { logger, clock } = ambient;
  const { encryptionKeys: keys } = config;
  return {
    ...parts,
    ...createUpstream(config, ambient, metrics),
    operationById,
    directory: people.directory,
    callbacks: createCallbacks(config.publicUrl, keys),
    policyFor: createPolicy(config.policy.entries, policyDefaults(config)),
    groups: config.groups,
    mostOpen: config.policy.openRequests,
    digest: createDigest(keys),
    clock,
    onAltered: (id) => logger.error({ request: id }, 'a request was altered in the database'),
    unknownAfterSeconds: config.unknownAfterSeconds,
    acceptedDeadlineSeconds: ACCEPTED_DEADLINE_SECONDS,
  };
}
