/** `/care run`: any operation, by id, by search, or from the card of what it applies to. */
import { z } from 'zod';
import type { Operation } from '../../api/operation.ts';
import { operations } from '../../api/registry.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { type OnScreen, onScreen } from '../../fields/on-screen.ts';
import { postable } from '../../fields/postable.ts';
import { inert } from '../../views/escape.ts';
import { targetOf } from '../../views/intent.ts';
import { loadingView } from '../../views/loading.ts';
import { type Pick, pickerView, pickText, RUN_OPERATION } from '../../views/run.ts';
import {
  type ActionEvent,
  type Choice,
  type Desk,
  defineAction,
  defineSuggestion,
  type Handler,
  Refusal,
} from '../handler.ts';
import { intentOf } from '../intent.ts';
import { showHere, viewOf } from '../lookup/place.ts';
import { CARD, card, LINE, lineRef } from '../lookup/remember.ts';
import { fillOperation, RUN } from './open.ts';
import { appliesTo } from './prefill.ts';
import { searchOperations } from './search.ts';

const roles = ['agent'] as const;
const BEST = 5;
const PICKER = 'picker';
/** Longer than the title of any operation, and than anybody's own words for one. */
const LONGEST_SEARCH = 500;

const picking = z.object({ target: onScreen });
const running = z.object({ operationId: z.string(), target: onScreen });

/** `/care run [id or words]`. */
export async function careRun(approvals: Approvals, typed: string, desk: Desk): Promise<void> {
  const words = typed.trim();
  if (words.length > LONGEST_SEARCH) throw new Refusal(desk.text.input.searchTooLong(LONGEST_SEARCH));
  const named = approvals.operationById(words.replace(/^`|`$/g, '').toLowerCase());
  const found = named ? [named] : words === '' ? [] : searchOperations(operations, words);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return start(approvals, desk, only, {});
  await showPicker(approvals, desk, {}, words === '' ? undefined : { words, found });
}

export function runHandlers(approvals: Approvals): readonly Handler[] {
  const choose = defineAction({
    actionId: RUN_OPERATION,
    roles,
    async run({ value, metadata }, desk) {
      const { target } = await desk.memory.load(PICKER, metadata, picking);
      await start(approvals, desk, known(approvals, value, desk), target);
    },
  });

  const again = defineAction({
    actionId: 'run.again',
    roles,
    async run({ metadata }, desk) {
      const { operationId, target } = await desk.memory.load(RUN, metadata, running);
      await start(approvals, desk, known(approvals, operationId, desk), target);
    },
  });

  const suggest = defineSuggestion({
    actionId: RUN_OPERATION,
    roles,
    async suggest({ typed, metadata }, desk) {
      const { target } = await desk.memory.load(PICKER, metadata, picking);
      return choicesFor(approvals, searchOperations(offered(target), typed), desk);
    },
  });

  const from = (actionId: string, targetOf: (event: ActionEvent, desk: Desk) => Promise<OnScreen>) =>
    defineAction({
      actionId,
      roles,
      async run(event, desk) {
        await showPicker(approvals, desk, await targetOf(event, desk), undefined);
      },
    });

  return [
    choose,
    again,
    suggest,
    defineAction({
      actionId: 'run.open',
      roles,
      run: (_event, desk) => showPicker(approvals, desk, {}, undefined),
    }),
    from('run.for_customer', async ({ metadata }, desk) => {
      const { customerName, document, customerUuid, userId } = await desk.memory.load(CARD, metadata, card);
      return defined({ customerName, document, customerUuid, userId });
    }),
    from('run.for_account', async ({ metadata, value }, desk) => {
      const { accountIds, customerName, document, customerUuid } = await desk.memory.load(
        CARD,
        metadata,
        card,
      );
      const accountId = accountIds.find((id) => id === value);
      if (accountId === undefined) throw new Refusal(desk.text.desk.notInThisCard, 'not_offered');
      return defined({ accountId, customerName, document, customerUuid });
    }),
    from('run.for_line', async ({ metadata }, desk) => desk.memory.load(LINE, metadata, lineRef)),
  ];
}

/** Operations a target has something to say to; without a target, all. */
function offered(target: OnScreen): readonly Operation[] {
  return Object.keys(target).length === 0
    ? operations
    : operations.filter((operation) => appliesTo(operation, target));
}

function known({ operationById }: Approvals, id: string, desk: Desk): Operation {
  const operation = operationById(id);
  if (operation === undefined) throw new Refusal(desk.text.requests.refused.stale);
  return operation;
}

/** Opens an operation: in the place of the picker, or on a modal of its own. */
async function start(
  approvals: Approvals,
  desk: Desk,
  operation: Operation,
  target: OnScreen,
): Promise<void> {
  const view = loadingView(
    {
      title: desk.text.requests.form.title,
      doing: operation.title[desk.text.language],
      what: targetOf(intentOf({ operation, input: {}, target }), desk.text, 'person'),
    },
    viewOf(desk),
  );
  const shown = await showHere(desk, view);
  await fillOperation(approvals, desk, shown, { operation, target });
}

async function showPicker(
  approvals: Approvals,
  desk: Desk,
  target: OnScreen,
  search: { readonly words: string; readonly found: readonly Operation[] } | undefined,
): Promise<void> {
  const named = Object.keys(target).length > 0;
  const view = pickerView(
    {
      target: named ? targetOnly(target, desk) : undefined,
      typed: search && inert(postable(search.words)),
      best: (search?.found ?? []).slice(0, BEST).map((operation) => pickOf(approvals, operation)),
      metadata: await desk.memory.save(PICKER, { target }),
    },
    desk.text,
  );
  await desk.screen.show(view);
}

function targetOnly(target: OnScreen, desk: Desk): string {
  const { form } = desk.text.requests;
  const { customerName, msisdn, subscriptionId, accountId } = target;
  return [
    customerName,
    msisdn,
    subscriptionId && `${form.subscription} ${subscriptionId}`,
    accountId && `${form.account} ${accountId}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function pickOf(approvals: Approvals, operation: Operation): Pick {
  const { id, title, resource, deprecated } = operation;
  return { id, title, resource, deprecated, risk: approvals.policyFor(operation).risk };
}

function choicesFor(approvals: Approvals, found: readonly Operation[], desk: Desk): readonly Choice[] {
  const { text } = desk;
  return found.map((operation) => ({
    text: pickText(pickOf(approvals, operation), text),
    value: operation.id,
    group: `${text.desk.apis[operation.api]} · ${operation.resource[text.language]}`,
  }));
}

/** Only what is there: absent and undefined are not the same to a schema. */
const defined = (target: { readonly [K in keyof OnScreen]: OnScreen[K] | undefined }): OnScreen =>
  onScreen.parse(Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)));
