import type { z } from 'zod';
import {
  type BlockActions,
  type BlockSuggestion,
  type GlobalShortcut,
  type MessageShortcut,
  type SlashCommand,
  type ViewSubmission,
  viewRef,
} from '../receiver/shapes.ts';
import type { Shown } from './handler.ts';

/** Where an interaction came from: who, in which workspace, and how to answer them there. */
export interface Origin {
  readonly userId: string;
  readonly teamId: string | undefined;
  readonly appId: string | undefined;
  readonly channelId: string | undefined;
  readonly triggerId: string | undefined;
  readonly responseUrl: string | undefined;
  /** The modal the person acted in. */
  readonly current: Shown | undefined;
}

export function originOfCommand(body: SlashCommand): Origin {
  return {
    userId: body.user_id,
    teamId: body.team_id,
    appId: body.api_app_id,
    channelId: body.channel_id,
    triggerId: body.trigger_id,
    responseUrl: body.response_url,
    current: undefined,
  };
}

type Interaction = BlockActions | BlockSuggestion | GlobalShortcut | MessageShortcut | ViewSubmission;

export function originOf(body: Interaction): Origin {
  const view = viewRef.safeParse(body.view);
  return {
    userId: body.user.id,
    // `team` is the workspace the app is installed in; a person of another one carries their own.
    teamId: body.user.team_id ?? body.team?.id,
    appId: body.api_app_id,
    channelId: channelOf(body),
    triggerId: typeof body.trigger_id === 'string' ? body.trigger_id : undefined,
    responseUrl: body.response_url ?? undefined,
    current: view.success ? shownOf(view.data) : undefined,
  };
}

function channelOf(body: Interaction): string | undefined {
  return body.type === 'block_actions' || body.type === 'message_action' ? body.channel?.id : undefined;
}

/** How deep a view lies, told by its neighbours: the first is its own root, the second stands on the root. */
function shownOf({ id, type, root_view_id, previous_view_id }: z.output<typeof viewRef>): Shown | undefined {
  if (type === 'home') return undefined;
  if (!previous_view_id || root_view_id === id) return { viewId: id, depth: 1 };
  return { viewId: id, depth: previous_view_id === root_view_id ? 2 : 3 };
}
