import { exceptions as barrings } from './exceptions/barrings.ts';
import { exceptions as customersV2 } from './exceptions/customers-v2.ts';
import { exceptions as customersV4 } from './exceptions/customers-v4.ts';
import { exceptions as partners } from './exceptions/partners.ts';

/**
 * Where a definition differs from what its page prints, on purpose: each entry says why in a comment. All by
 * operation id.
 */
export interface Exceptions {
  /** Query parameters of the page that are not offered. */
  readonly leftOut?: Readonly<Record<string, readonly string[]>>;
  /** Braces whose value in the printed address is a placeholder the page's own words refuse. */
  readonly placeholders?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The printed query, mended where the page's own words refuse it. */
  readonly query?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The printed request, mended where the page's own words refuse it; or the request of a page that prints none. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** Pages that cut their printed request short: `null` stands where its tables nest deeper. */
  readonly cutShort?: readonly string[];
  /** The printed answer by status, mended likewise. */
  readonly answers?: Readonly<Record<string, Readonly<Record<number, unknown>>>>;
  /** Success statuses that are expected beside those the page prints. */
  readonly statuses?: Readonly<Record<string, readonly number[]>>;
  /** Fields of the request that go together or not at all, as the page's words say. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
  /** Fields of the request that are required, or not, against the page's mark. */
  readonly required?: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

const all: readonly Exceptions[] = [partners, customersV2, customersV4, barrings];

const merged = <T>(
  parts: readonly (Readonly<Record<string, T>> | undefined)[],
): Readonly<Record<string, T>> => Object.fromEntries(parts.flatMap((part) => Object.entries(part ?? {})));

/** Those of all four APIs. */
export const exceptions = {
  leftOut: merged(all.map(({ leftOut }) => leftOut)),
  placeholders: merged(all.map(({ placeholders }) => placeholders)),
  query: merged(all.map(({ query }) => query)),
  request: merged(all.map(({ request }) => request)),
  cutShort: all.flatMap(({ cutShort }) => cutShort ?? []),
  answers: merged(all.map(({ answers }) => answers)),
  statuses: merged(all.map(({ statuses }) => statuses)),
  together: merged(all.map(({ together }) => together)),
  required: merged(all.map(({ required }) => required)),
};
