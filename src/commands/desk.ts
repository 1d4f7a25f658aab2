import type { AnyBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Call } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import type { PolicyFor } from '../approvals/policy.ts';
import type { SubjectKeys } from '../audit/subjects.ts';
import { parseUuid } from '../fields/uuid.ts';
import type { Logger } from '../log.ts';
import { StoreFenced } from '../store/fence.ts';
import { StoreStopped } from '../store/stop.ts';
import type { Store } from '../store/store.ts';
import { type Language, type Text, texts } from '../text/text.ts';
import { noticeView, reopenMessage } from '../views/notice.ts';
import { problemText } from '../views/problem.ts';
import type { Known } from './beside/known.ts';
import type { CardUrl } from './beside/model.ts';
import type { ChannelVerdict } from './guard.ts';
import { type Desk, Gone, type Person, Refusal, type Role } from './handler.ts';
import { mayNotText } from './membership/words.ts';
import { createMemory } from './memory.ts';
import type { Origin } from './origin.ts';
import { holdsAny, type People } from './people.ts';
import { createReading } from './reading.ts';
import { respond } from './respond.ts';
import { createScreen } from './screen.ts';
import { createTurns } from './turns.ts';

/** What desks are made from. */
export interface DeskParts {
  readonly client: WebClient;
  readonly people: People;
  readonly store: Store;
  readonly subjectKeys: SubjectKeys;
  readonly guard: (channelId: string) => Promise<ChannelVerdict>;
  readonly call: Call;
  readonly policyFor: PolicyFor;
  /** Something was looked up by somebody who may as this. */
  looked(role: string): void;
  readonly logger: Logger;
  readonly teamId: string;
  readonly cardUrl: CardUrl;
  readonly known: Known;
  /** `undefined` when Slack did not tell. */
  readonly appId: string | undefined;
  /** The language of people who cannot be looked up. */
  readonly language: Language;
  readonly newId: () => string;
  readonly now: () => Date;
  /** What is under way, so that stopping can wait for it. */
  readonly errands: Set<Promise<unknown>>;
}

/** What an interaction asks for, before it is known whether the person may have it. */
export interface Errand {
  readonly origin: Origin;
  /** The handler's name, for logs. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** What is said to who holds none of them, where that is more than their names. */
  readonly lacking?: (text: Text) => string;
  /** Whether the channel must be fit for a customer's data. */
  readonly guarded: boolean;
  /** Shows a notice in the modal the person has just submitted. */
  readonly notice?: (view: ModalView) => Promise<void>;
  /** Whether Slack gets its answer from the work, and waits for it. */
  readonly awaited?: boolean;
  /** What a button offers to do again when the trigger has expired: the command line. */
  readonly again?: { readonly command: string; readonly text: string };
}

/** One event loop, one queue for it. */
const myTurn = createTurns();

/**
 * Runs one interaction: makes the desk, checks the person, does the work, and answers whatever goes wrong.
 * Never throws; resolves to what the work returned, or `undefined` when it did not get through.
 */
export async function atDesk<T>(
  parts: DeskParts,
  errand: Errand,
  work: (desk: Desk) => Promise<T>,
): Promise<T | undefined> {
  const running = run(parts, errand, work);
  parts.errands.add(running);
  return running.finally(() => parts.errands.delete(running));
}

async function run<T>(
  parts: DeskParts,
  errand: Errand,
  work: (desk: Desk) => Promise<T>,
): Promise<T | undefined> {
  const started = performance.now();
  if (!errand.awaited) await myTurn();
  const correlationId = parts.newId();
  const log = parts.logger.child({ correlationId, name: errand.name, user: errand.origin.userId });
  const done = (outcome: string) =>
    log.info({ outcome, ms: Math.round(performance.now() - started) }, 'done');
  // Until the person is known, they are answered in the team's language and without a memory.
  let desk = deskFor(parts, errand, correlationId, undefined);
  try {
    desk = deskFor(parts, errand, correlationId, await admitted(parts, errand, desk.text));
    const result = await work(desk);
    done('ok');
    return result;
  } catch (error) {
    await answer(parts, desk, errand.name, error, log);
    // Not before the person has heard of it: until then it is not done.
    done(error instanceof Error ? error.name : 'error');
    return undefined;
  }
}

/** Who it is, if they may; throws the `Refusal` that says why not. */
async function admitted(parts: DeskParts, errand: Errand, text: Text): Promise<Person> {
  const { origin, guarded } = errand;
  const { refused } = text.requests;
  if (origin.teamId !== parts.teamId) throw new Refusal(refused.otherWorkspace, 'other_workspace');
  if (parts.appId !== undefined && origin.appId !== undefined && origin.appId !== parts.appId) {
    throw new Refusal(refused.otherWorkspace, 'other_workspace');
  }
  const person = await identified(parts, errand, text);
  if (guarded && origin.channelId !== undefined) {
    const verdict = await parts.guard(origin.channelId);
    if (verdict !== 'fine')
      throw new Refusal(texts[person.locale].requests.refused.channel[verdict], `channel_${verdict}`);
  }
  return person;
}

/** Who it is, if they hold one of the roles. */
async function identified(
  { people }: DeskParts,
  { origin, roles, lacking }: Errand,
  text: Text,
): Promise<Person> {
  const found = await people.identify(origin.userId, roles);
  if (!found.ok) {
    if ('person' in found && found.person !== undefined) {
      throw new Refusal(mayNotText(found.why, texts[found.person.locale]), found.why);
    }
    throw new Refusal(mayNotText(found.why, text), found.why);
  }
  const own = texts[found.person.locale];
  if (!holdsAny(found.person, roles))
    throw new Refusal(lacking?.(own) ?? own.requests.refused.noRole(roles), 'no_role');
  return found.person;
}

function deskFor(parts: DeskParts, errand: Errand, correlationId: string, person: Person | undefined): Desk {
  const { origin } = errand;
  const text = texts[person?.locale ?? parts.language];
  const who = person ?? nobody(origin, parts.language);
  const memory = createMemory(parts.store, origin.userId, text, parts.newId);
  const reader = { correlationId, userId: origin.userId, role: who.roles[0] ?? 'none', name: errand.name };
  const desk: Desk = {
    person: who,
    text,
    correlationId,
    reading: (look) => ({ ...desk, ...createReading(parts, reader, look) }),
    memory,
    now: parts.now,
    note: async (kind, data, about = []) => {
      const keys = parts.subjectKeys.keysOf(about);
      const kept = keys.length > 0 ? { ...data, keys } : data;
      await parts.store.record({ correlationId, kind, actor: origin.userId, data: kept }, ['audit']);
    },
    noteOn: async (requestId, kind, data) => {
      await parts.store.record({ correlationId: requestId, kind, actor: origin.userId, data }, ['audit']);
    },
    cardUrl: parts.cardUrl,
    known: parts.known,
    screen: createScreen({
      client: parts.client,
      userId: origin.userId,
      triggerId: origin.triggerId,
      current: origin.current,
      text,
      nearby: nearbyIn(parts.client, errand, text),
      reopen: async () => reopenMessage(text, errand.again && (await memory.save('reopen', errand.again))),
    }),
  };
  return desk;
}

function nobody({ userId, teamId }: Origin, locale: Language): Person {
  return { id: userId, teamId: teamId ?? '', locale, timeZone: 'UTC', roles: [] };
}

/** How to say something only this person sees, where they acted. */
function nearbyIn(client: WebClient, { origin, notice }: Errand, text: Text) {
  const { responseUrl, channelId, userId } = origin;
  if (notice) {
    return (words: string, blocks?: readonly AnyBlock[]) => notice(noticeView(text, words, blocks));
  }
  if (responseUrl !== undefined) {
    return (words: string, blocks?: readonly AnyBlock[]) => respond(responseUrl, words, blocks);
  }
  if (channelId === undefined) return undefined;
  return async (words: string, blocks?: readonly AnyBlock[]): Promise<void> => {
    await client.chat.postEphemeral({
      channel: channelId,
      user: userId,
      text: words,
      ...(blocks && { blocks: [...blocks] }),
    });
  };
}

/** Every refusal leaves a trace: on the time line of the request it was about, where there is such a request. */
async function noteRefusal(parts: DeskParts, desk: Desk, name: string, refusal: Refusal): Promise<void> {
  const { lacking: why } = refusal;
  if (why === undefined) return;
  const id = parseUuid(refusal.request ?? '');
  const request = id === undefined ? undefined : await parts.store.request(id);
  if (request?.teamId === parts.teamId) {
    return desk.noteOn(request.id, 'decision_refused', { step: name.split('.')[1], why });
  }
  await desk.note('access_refused', { why, name, ...(id !== undefined && { request: id }) });
}

/** Says what went wrong, where the person is looking; what nobody foresaw is said with the correlation ID. */
async function answer(
  parts: DeskParts,
  desk: Desk,
  name: string,
  error: unknown,
  log: Logger,
): Promise<void> {
  if (error instanceof Gone) return;
  try {
    if (error instanceof Refusal) {
      // Neither waits for the other: a database that is away keeps nobody from being told.
      await Promise.all([noteRefusal(parts, desk, name, error), desk.screen.explain(error.message)]);
      return;
    }
    if (error instanceof ApiError) {
      return await desk.screen.explain(problemText(desk.text, error, desk.correlationId));
    }
    if (error instanceof StoreStopped) return await desk.screen.explain(desk.text.stop.refused);
    if (error instanceof StoreFenced) return await desk.screen.explain(desk.text.fence.held);
    log.error({ err: error }, 'an interaction failed');
    await desk.screen.explain(desk.text.requests.refused.unexpected(desk.correlationId));
  } catch (failure) {
    log.error({ err: failure }, 'how an interaction ended could not be said or noted');
  }
}
