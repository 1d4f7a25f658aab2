import type { App, ViewResponseAction } from '@slack/bolt';
import type { ModalView, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import {
  blockActions,
  blockSuggestion,
  eventCallback,
  globalShortcut,
  messageShortcut,
  slashCommand,
  viewSubmission,
} from '../receiver/shapes.ts';
import { noticeView } from '../views/notice.ts';
import { atDesk, type DeskParts, type Errand } from './desk.ts';
import { type Action, type Desk, type Handler, Refusal, type Shown, type Submitted } from './handler.ts';
import { type Origin, originOf, originOfCommand } from './origin.ts';
import { grouped, optionOf } from './suggestions.ts';
import { readNames, readValues } from './values.ts';

/** A submission must be answered within Slack's three seconds, whatever the work takes. */
const ANSWER_BY_MS = 2_000;
const ANY = /.*/s;

/** What the Home tab shows; it is drawn for a person, not for an interaction. */
export type DrawHome = (desk: Desk) => Promise<View>;

/**
 * Connects the handlers to Bolt. This is the one place that acknowledges, authorizes, times, logs and answers
 * errors, for every command, action, submission, suggestion and shortcut, known or not.
 */
export function listen(app: App, parts: DeskParts, handlers: readonly Handler[], drawHome: DrawHome): void {
  const table = new Map(handlers.map((handler) => [keyOf(handler), handler]));
  const find = <K extends Handler['kind']>(kind: K, name: string) => {
    const found = table.get(`${kind} ${name}`);
    return found !== undefined && isKind(found, kind) ? found : undefined;
  };

  app.command(ANY, async ({ body: raw, ack }) => {
    await ack();
    const body = slashCommand.parse(raw);
    const handler = find('command', body.command);
    const text = body.text.trim();
    const again = { command: body.command, text };
    await atDesk(
      parts,
      errand(originOfCommand(body), body.command, handler, { guarded: true, again }),
      (desk) => (handler ? handler.run(text, desk) : unheardOf(desk)),
    );
  });

  app.action(ANY, async ({ body: raw, ack }) => {
    await ack();
    const body = blockActions.parse(raw);
    for (const action of body.actions) {
      const handler = find('action', action.action_id);
      // A link button opens its page in the browser.
      if (handler === undefined && action.url !== undefined) continue;
      const value = readValues({ [action.block_id]: { [action.action_id]: action } })[action.block_id];
      const event = {
        value: typeof value === 'string' ? value : '',
        metadata: body.view?.private_metadata ?? '',
        values: readValues(body.view?.state?.values ?? {}),
        names: readNames(body.view?.state?.values ?? {}),
      };
      await atDesk(parts, errand(originOf(body), action.action_id, handler, lackingOf(handler)), (desk) =>
        handler ? handler.run(event, desk) : unheardOf(desk),
      );
    }
  });

  app.view({ callback_id: ANY, type: 'view_submission' }, async ({ body: raw, ack }) => {
    const body = viewSubmission.parse(raw);
    const handler = find('submission', body.view.callback_id);
    const event = {
      metadata: body.view.private_metadata,
      values: readValues(body.view.state.values),
      names: readNames(body.view.state.values),
      viewId: body.view.id,
    };
    const shown = originOf(body).current ?? { viewId: body.view.id, depth: 1 };
    const notice = submissionNotice(parts.client, shown, (answer) => ack(answer));
    await atDesk(
      parts,
      errand(originOf(body), body.view.callback_id, handler, { notice: notice.show, awaited: true }),
      async (desk) => {
        const answer = handler ? handler.submit(event, desk) : unheardOf(desk);
        const inTime = await withinLimit(answer);
        if (inTime === 'late') await notice.show(noticeView(desk.text, desk.text.requests.working));
        const submitted = await answer;
        if ('errors' in submitted) return notice.errors(submitted.errors);
        await notice.show(submitted.view);
        await submitted.work(shown);
      },
    );
  });

  app.view({ callback_id: ANY, type: 'view_closed' }, async ({ ack }) => ack());

  app.options(ANY, async ({ body: raw, ack }) => {
    const body = blockSuggestion.parse(raw);
    const handler = find('suggestion', body.action_id);
    const event = {
      blockId: body.block_id,
      typed: body.value,
      metadata: body.view?.private_metadata ?? '',
      values: readValues(body.view?.state?.values ?? {}),
    };
    const asked = errand(originOf(body), body.action_id, handler, { awaited: true });
    const choices = await atDesk(parts, asked, async (desk) => (handler ? handler.suggest(event, desk) : []));
    const all = choices ?? [];
    await ack(
      all.some(({ group }) => group !== undefined)
        ? { option_groups: grouped(all) }
        : { options: all.map(optionOf) },
    );
  });

  app.shortcut(ANY, async ({ body: raw, ack }) => {
    await ack();
    const onMessage = raw.type === 'message_action';
    const body = onMessage ? messageShortcut.parse(raw) : globalShortcut.parse(raw);
    const handler = find('shortcut', body.callback_id);
    const words = 'message' in body ? messageShortcut.parse(raw).message.text : undefined;
    await atDesk(parts, errand(originOf(body), body.callback_id, handler, { guarded: onMessage }), (desk) =>
      handler ? handler.run(words ?? '', desk) : unheardOf(desk),
    );
  });

  app.event('app_home_opened', async ({ body: raw }) => {
    const { event, team_id, api_app_id } = eventCallback.parse(raw);
    if (event.user === undefined || event.tab !== 'home') return;
    const userId = event.user;
    const origin: Origin = { ...NOWHERE, userId, teamId: team_id, appId: api_app_id };
    await atDesk(parts, errand(origin, 'home', { roles: [] }), async (desk) => {
      await parts.client.views.publish({ user_id: userId, view: await drawHome(desk) });
    });
  });
}

const NOWHERE = {
  channelId: undefined,
  triggerId: undefined,
  responseUrl: undefined,
  current: undefined,
};

function keyOf(handler: Handler): string {
  switch (handler.kind) {
    case 'command':
      return `command ${handler.name}`;
    case 'action':
    case 'suggestion':
      return `${handler.kind} ${handler.actionId}`;
    case 'submission':
    case 'shortcut':
      return `${handler.kind} ${handler.callbackId}`;
  }
}

function isKind<K extends Handler['kind']>(
  handler: Handler,
  kind: K,
): handler is Extract<Handler, { kind: K }> {
  return handler.kind === kind;
}

function errand(
  origin: Origin,
  name: string,
  handler: Pick<Handler, 'roles'> | undefined,
  more: Partial<Pick<Errand, 'guarded' | 'again' | 'notice' | 'awaited' | 'lacking'>> = {},
): Errand {
  return { origin, name, roles: handler?.roles ?? [], guarded: false, ...more };
}

const lackingOf = (action: Action | undefined): Pick<Errand, 'lacking'> =>
  action?.lacking === undefined ? {} : { lacking: action.lacking };

function unheardOf(desk: Desk): never {
  throw new Refusal(desk.text.requests.refused.unheardOf, 'unheard_of');
}

/** The one answer a submission has, and after it updates of the same view. */
function submissionNotice(
  client: WebClient,
  shown: Shown,
  ack: (answer: ViewResponseAction) => Promise<void>,
) {
  let acknowledged = false;
  return {
    async show(view: ModalView): Promise<void> {
      if (acknowledged) {
        await client.views.update({ view_id: shown.viewId, view });
        return;
      }
      acknowledged = true;
      await ack({ response_action: 'update', view });
    },
    async errors(errors: Readonly<Record<string, string>>): Promise<void> {
      // Once a view stands in the form's place there are no fields left to put errors under.
      if (acknowledged) throw new Refusal(Object.values(errors).join('\n'));
      acknowledged = true;
      await ack({ response_action: 'errors', errors });
    },
  };
}

function withinLimit(answer: Promise<Submitted>): Promise<Submitted | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, ANSWER_BY_MS, 'late');
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
