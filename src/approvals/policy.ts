import type { Operation, Risk } from '../api/operation.ts';

/** How an operation is run: at once, after the person's own confirmation, or after another's approval. */
export interface Rule {
  readonly risk: Risk;
  /** How long a request waits for its decision. */
  readonly ttlSeconds: number;
  /** Whether a person must say why. */
  readonly reasonRequired: boolean;
}

/** What a policy file says of an operation, or of all that stand under a heading. */
export interface PolicyEntry {
  readonly risk?: Risk;
  readonly ttlSeconds?: number;
  readonly reasonRequired?: boolean;
}

export interface PolicyEntries {
  /** By operation id. */
  readonly operations: ReadonlyMap<string, PolicyEntry>;
  /** By `<api>/<heading as the API page prints it>`. */
  readonly resources: ReadonlyMap<string, PolicyEntry>;
}

export type PolicyFor = (operation: Operation) => Rule;

export const NO_POLICY: PolicyEntries = { operations: new Map(), resources: new Map() };

/** The key of an operation's heading in a policy. */
export const resourceKey = ({ api, resource }: Operation): string => `${api}/${resource.en}`;

/** What holds for each operation: its own entry, else that of its heading, else its definition. */
export function createPolicy({ operations, resources }: PolicyEntries, ttlSeconds: number): PolicyFor {
  return (operation) => {
    const own = operations.get(operation.id);
    const common = resources.get(resourceKey(operation));
    const { risk = operation.risk } = { ...common, ...own };
    return {
      risk,
      ttlSeconds: own?.ttlSeconds ?? common?.ttlSeconds ?? ttlSeconds,
      reasonRequired: own?.reasonRequired ?? common?.reasonRequired ?? risk === 'destructive',
    };
  };
}
