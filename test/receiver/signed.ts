/** Bodies as Slack would post them, for what no seat can do: forged values, other workspaces, odd shapes. */
import { APP_ID, CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import type { OpenView } from '../../src/sandbox/slack/types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A slash command's form; `more` replaces or adds fields. */
export function commandBody(
  command: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({
    command,
    text,
    user_id: 'U0ALEX',
    team_id: TEAM_ID,
    channel_id: CARE_CHANNEL,
    trigger_id: 'none',
    api_app_id: APP_ID,
    ...more,
  }).toString();
}

/** The form in which interactions travel. */
export const payloadBody = (payload: unknown): string =>
  `payload=${encodeURIComponent(JSON.stringify(payload))}`;

/** An interaction of one person of our workspace with our app. */
export function interactionBody(type: string, userId: string, more: Fields): string {
  return payloadBody({
    type,
    user: { id: userId, team_id: TEAM_ID },
    team: { id: TEAM_ID },
    api_app_id: APP_ID,
    trigger_id: 'none',
    ...more,
  });
}

/** A click on a button of a message. */
export function messageClick(
  userId: string,
  where: { readonly channel: string; readonly ts: string },
  action: { readonly actionId: string; readonly value: string },
  more: Fields = {},
): string {
  return interactionBody('block_actions', userId, {
    container: { type: 'message', channel_id: where.channel, message_ts: where.ts },
    channel: { id: where.channel },
    message: { ts: where.ts },
    actions: [buttonAction(action)],
    ...more,
  });
}

/** A click in an open modal, with whatever `metadata` the forger likes. */
export function viewClick(
  userId: string,
  open: OpenView,
  action: { readonly actionId: string; readonly value: string },
  metadata?: string,
): string {
  return interactionBody('block_actions', userId, {
    container: { type: 'view', view_id: open.id },
    view: posted(open, metadata),
    actions: [buttonAction(action)],
  });
}

/** The submission of an open modal with any values. */
export function submissionBody(userId: string, open: OpenView, values: Fields, metadata?: string): string {
  return interactionBody('view_submission', userId, {
    view: { ...posted(open, metadata), state: { values } },
  });
}

function posted(open: OpenView, metadata: string | undefined): Fields {
  return {
    callback_id: '',
    private_metadata: '',
    ...open.view,
    id: open.id,
    hash: open.hash,
    root_view_id: open.rootId,
    previous_view_id: open.previousId ?? null,
    ...(metadata !== undefined && { private_metadata: metadata }),
  };
}

function buttonAction({ actionId, value }: { actionId: string; value: string }): Fields {
  return { action_id: actionId, block_id: 'b', type: 'button', value };
}

/** The state of inputs as Slack puts it. */
export const entered = {
  text: (value: string) => ({ value: { type: 'plain_text_input', value } }),
  radio: (value: string) => ({ value: { type: 'radio_buttons', selected_option: { value } } }),
  many: (...values: readonly string[]) => ({
    value: { type: 'multi_external_select', selected_options: values.map((value) => ({ value })) },
  }),
};
