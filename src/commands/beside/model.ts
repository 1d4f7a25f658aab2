import type { Approvals } from '../../approvals/approvals.ts';
import { othersOpen } from '../../approvals/beside/others.ts';
import { sentBefore } from '../../approvals/follow-up.ts';
import { outlookOf } from '../../approvals/outlook.ts';
import { linkToMessage } from '../../slack-link.ts';
import type { RequestRecord, Store } from '../../store/store.ts';
import type { RequestModel, Several } from '../../views/request.ts';
import { modelOf } from '../request-model.ts';

/** Of several requests so many are named; the rest are counted. */
const NAMED = 3;

/** Finds where the card of a request stands, where that is known. */
export type CardUrl = (id: string) => Promise<string | undefined>;

export const cardUrls =
  (store: Pick<Store, 'posted'>, workspaceUrl: string | undefined): CardUrl =>
  async (id) =>
    linkToMessage(workspaceUrl, await store.posted(id, 'card'));

/**
 * A request as it is shown by itself: with the card of what it follows, what else is open for the same thing, and what
 * holds everything up.
 */
export async function wholeModelOf(
  approvals: Approvals,
  request: RequestRecord,
  cardUrl: CardUrl,
): Promise<RequestModel> {
  const stop = await approvals.store.stop();
  const outlook = await outlookOf(approvals, request);
  const first = await sentBefore(approvals, request);
  const followedUrl = request.link && (await cardUrl(request.link.id));
  return {
    ...(await linkedModelOf(approvals, request, cardUrl)),
    ...(followedUrl && { followedUrl }),
    ...(first && { first }),
    ...(stop && { stop }),
    ...(request.state === 'pending' && { others: await othersOf(approvals, request, cardUrl) }),
    ...(outlook && {
      outlook: { ...outlook, nobodyOf: outlook.nobodyOf.map((ids) => named(approvals, ids)) },
    }),
  };
}

const named = ({ groupNames }: Approvals, ids: readonly string[]) =>
  ids.map((id) => groupNames.get(id) ?? id);

const othersOf = async (approvals: Approvals, request: RequestRecord, cardUrl: CardUrl): Promise<Several> =>
  severalOf(approvals, await othersOpen(approvals, request), cardUrl);

/** The first of several by name. */
export async function severalOf(
  approvals: Approvals,
  requests: readonly RequestRecord[],
  cardUrl: CardUrl,
): Promise<Several> {
  const named = await Promise.all(
    requests.slice(0, NAMED).map((each) => linkedModelOf(approvals, each, cardUrl)),
  );
  return { named, more: requests.length - named.length };
}

/** A request as it is named among others, with the way to its card. */
export async function linkedModelOf(
  approvals: Approvals,
  request: RequestRecord,
  cardUrl: CardUrl,
): Promise<RequestModel> {
  const url = await cardUrl(request.id);
  return { ...modelOf(approvals, request), ...(url && { cardUrl: url }) };
}
