import type { AnyBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { postable } from '../fields/postable.ts';
import { slackWord } from '../slack-word.ts';
import type { Text } from '../text/text.ts';
import { noticeView } from '../views/notice.ts';
import { Gone, type Screen, type Shown } from './handler.ts';

/** Slack keeps at most this many modals on a person's screen. */
const MAX_DEPTH = 3;
/** Slack's words for a modal that is no longer there. */
const CLOSED = ['not_found', 'view_not_found'];

/** What was typed, or said by the back office, stands in quotation marks; it may hold such marks itself. */
function unquoted(words: string): string {
  const first = words.search(/[“«]/);
  const last = Math.max(words.lastIndexOf('”'), words.lastIndexOf('»'));
  return first >= 0 && last > first ? `${words.slice(0, first)}“…”${words.slice(last + 1)}` : words;
}

const opened = z.looseObject({ view: z.looseObject({ id: z.string() }) });

export interface ScreenOptions {
  readonly client: WebClient;
  readonly userId: string;
  readonly triggerId: string | undefined;
  readonly current: Shown | undefined;
  readonly text: Text;
  /** Says something only this person sees, where they acted; absent when only a modal or the Home tab is there. */
  readonly nearby: ((text: string, blocks?: readonly AnyBlock[]) => Promise<void>) | undefined;
  /** Blocks that offer to do the same again, for when the trigger has expired. */
  reopen(): Promise<{ readonly text: string; readonly blocks: readonly AnyBlock[] }>;
}

/** The screen of the person who acted. */
export function createScreen(options: ScreenOptions): Screen {
  const { client, userId, triggerId, current, text, nearby } = options;

  async function place(view: ModalView): Promise<Shown> {
    if (current && (current.depth >= MAX_DEPTH || triggerId === undefined)) {
      await client.views.update({ view_id: current.viewId, view });
      return current;
    }
    const trigger = { trigger_id: triggerId ?? '', view };
    const answer = current ? await client.views.push(trigger) : await client.views.open(trigger);
    return { viewId: opened.parse(answer).view.id, depth: (current?.depth ?? 0) + 1 };
  }

  /** What this interaction puts before the person's eyes; it may still be on its way when something goes wrong. */
  let own: Promise<Shown | undefined> | undefined;

  async function update(shown: Shown, view: ModalView): Promise<boolean> {
    try {
      await client.views.update({ view_id: shown.viewId, view });
      return true;
    } catch (error) {
      if (!CLOSED.includes(slackWord(error) ?? '')) throw error;
      return false;
    }
  }

  async function whisper(words: string, blocks?: readonly AnyBlock[]): Promise<void> {
    try {
      if (nearby) await nearby(words, blocks);
      else await place(noticeView(text, words, blocks));
    } catch {
      // Neither the channel nor a modal took it: a direct message always can. It stays in the history.
      const lasting = unquoted(postable(words));
      await client.chat.postMessage({
        channel: userId,
        text: lasting,
        ...(blocks && { blocks: [...blocks] }),
      });
    }
  }

  return {
    current,
    whisper,
    async show(view) {
      try {
        const placed = place(view);
        own = placed.catch(() => undefined);
        return await placed;
      } catch (error) {
        if (!['expired_trigger_id', 'exchanged_trigger_id'].includes(slackWord(error) ?? '')) throw error;
        const again = await options.reopen();
        await whisper(again.text, again.blocks);
        throw new Gone();
      }
    },
    update,
    async explain(words) {
      // A window that says “looking…” must not say so for ever.
      const shown = await own;
      const told = shown && (await update(shown, noticeView(text, words)).catch(() => false));
      if (!told) await whisper(words);
    },
  };
}
