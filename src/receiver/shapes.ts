import { z } from 'zod';

/**
 * The shapes of what Slack sends, as far as Bolt and the handlers rely on them. Bolt itself dereferences
 * bodies unchecked (a signed `payload=null` ends its process), so nothing passes that is not of a shape.
 */
const id = z.string().min(1).max(64);
const text = z.string().max(50_000);
const user = z.looseObject({ id, team_id: id.nullish() });
const team = z.looseObject({ id }).nullable();
const interaction = z.looseObject({ user, team, api_app_id: id.optional(), response_url: text.nullish() });

const stateValues = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
const view = z.looseObject({
  id,
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string().max(3000),
  state: z.looseObject({ values: stateValues }).nullish(),
  previous_view_id: z.string().nullish(),
  root_view_id: z.string().nullish(),
});
/** A view as an interaction in it refers to it; the Home tab is one too. */
export const viewRef = z.looseObject({
  id,
  type: z.string().optional(),
  previous_view_id: z.string().nullish(),
  root_view_id: z.string().nullish(),
});
const message = z.looseObject({ ts: z.string(), text: text.nullish() });
const channel = z.looseObject({ id });

export const slashCommand = z.looseObject({
  command: z.string().regex(/^\/\S+$/),
  text: text.default(''),
  user_id: id,
  team_id: id,
  channel_id: id,
  trigger_id: z.string(),
  api_app_id: id.optional(),
  response_url: z.string().optional(),
});

const blockAction = z.looseObject({ action_id: z.string(), block_id: z.string(), type: z.string() });

export const blockActions = interaction.extend({
  type: z.literal('block_actions'),
  actions: z.array(blockAction).min(1),
  trigger_id: z.string(),
  container: z.looseObject({ type: z.string() }),
  // Bolt reads a channel's id wherever there is a channel, `null` among them.
  channel: channel.nullish().transform((given) => given ?? undefined),
  message: message.nullish(),
  view: view.nullish(),
});

export const viewSubmission = interaction.extend({
  type: z.literal('view_submission'),
  trigger_id: z.string().optional(),
  view: view.extend({ state: z.looseObject({ values: stateValues }) }),
});

const viewClosed = interaction.extend({ type: z.literal('view_closed'), view });

export const blockSuggestion = interaction.extend({
  type: z.literal('block_suggestion'),
  action_id: z.string(),
  block_id: z.string(),
  value: text,
  view: view.nullish(),
});

export const globalShortcut = interaction.extend({
  type: z.literal('shortcut'),
  callback_id: z.string(),
  trigger_id: z.string(),
});

export const messageShortcut = interaction.extend({
  type: z.literal('message_action'),
  callback_id: z.string(),
  trigger_id: z.string(),
  channel,
  message,
});

export const eventCallback = z.looseObject({
  type: z.literal('event_callback'),
  event_id: id,
  team_id: id,
  api_app_id: id.optional(),
  event: z.object({
    type: z.string(),
    user: id.optional(),
    tab: z.string().optional(),
    // A user group, or its members, have changed.
    subteam_id: id.optional(),
    subteam: z.object({ id }).optional(),
  }),
});

export const urlVerification = z.looseObject({ type: z.literal('url_verification'), challenge: text });

/**
 * Everything Bolt is given: what is named above and nothing else. Bolt tells kinds apart by any field it
 * meets, and reads into them (`event`, `enterprise`, `authorizations`), wherever they stand.
 */
export const incoming = z.union([
  z.discriminatedUnion('type', [
    blockActions.strip(),
    viewSubmission.strip(),
    viewClosed.strip(),
    blockSuggestion.strip(),
    globalShortcut.strip(),
    messageShortcut.strip(),
    eventCallback.strip(),
  ]),
  slashCommand.strip(),
]);

export type Incoming = z.output<typeof incoming>;
export type SlashCommand = z.output<typeof slashCommand>;
export type BlockActions = z.output<typeof blockActions>;
export type ViewSubmission = z.output<typeof viewSubmission>;
export type BlockSuggestion = z.output<typeof blockSuggestion>;
export type GlobalShortcut = z.output<typeof globalShortcut>;
export type MessageShortcut = z.output<typeof messageShortcut>;
