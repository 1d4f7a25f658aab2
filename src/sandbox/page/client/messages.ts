/** The messages of a channel or a thread. */
import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../slack/types.ts';
import { type BlockContext, drawBlocks } from './blocks.ts';
import { type Asking, askFirst } from './confirm.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Session } from './session.ts';

interface Props {
  readonly session: Session;
  readonly channel: string;
  readonly ask: (asking: Asking) => void;
  /** The thread to show; all of the channel without one. */
  readonly thread?: string | undefined;
  readonly openThread: (ts: string) => void;
}

const keyOf = ({ channel, ts }: Message): string => `${channel} ${ts}`;

export function Messages({ session, channel, ask, thread, openThread }: Props): ComponentChild {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const end = useRef<HTMLDivElement>(null);
  const all = session.state.messages[channel] ?? [];
  const shown = all.filter((message) => {
    if (dismissed.has(keyOf(message))) return false;
    const inThread = message.threadTs !== undefined && message.threadTs !== message.ts;
    if (thread === undefined) return !inThread || message.ephemeralTo !== undefined;
    return message.ts === thread || message.threadTs === thread;
  });
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [channel, shown.length]);

  return h('div', { class: 'messages', role: 'log', 'data-channel': channel }, [
    shown.map((message) =>
      h(MessageRow, {
        key: keyOf(message),
        session,
        message,
        ask,
        replies:
          thread === undefined
            ? all.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts).length
            : 0,
        openThread,
        dismiss: () => setDismissed(new Set([...dismissed, keyOf(message)])),
      }),
    ),
    h('div', { ref: end }),
  ]);
}

interface RowProps {
  readonly session: Session;
  readonly message: Message;
  readonly ask: (asking: Asking) => void;
  readonly replies: number;
  readonly openThread: (ts: string) => void;
  readonly dismiss: () => void;
}

function MessageRow({ session, message, ask, replies, openThread, dismiss }: RowProps): ComponentChild {
  const { state } = session;
  const author = state.people.find(({ id }) => id === message.user);
  const name = author?.realName ?? (message.user === 'USLACKBOT' ? 'Slackbot' : message.user);
  const isApp = message.user === state.botUserId;
  const onlyYou = message.ephemeralTo !== undefined;
  return h('article', { class: onlyYou ? 'message only-you' : 'message', 'data-ts': message.ts }, [
    h('div', { class: `avatar ${isApp ? 'app' : ''}`, 'aria-hidden': true }, initials(name)),
    h('div', { class: 'message-body' }, [
      onlyYou && h('div', { class: 'only-you-note' }, '👁 Only visible to you'),
      h('div', { class: 'byline' }, [
        h('strong', null, name),
        isApp && h('span', { class: 'badge' }, 'APP'),
        h('time', null, time(message.ts)),
        message.edited && h('span', { class: 'edited' }, '(edited)'),
      ]),
      message.blocks.length > 0
        ? drawBlocks(message.blocks, messageContext(session, message, ask))
        : h('div', { class: 'plain' }, mrkdwn(message.text, state)),
      replies > 0 &&
        h(
          'button',
          { type: 'button', class: 'replies', onClick: () => openThread(message.ts) },
          `${replies} ${replies === 1 ? 'reply' : 'replies'}`,
        ),
      onlyYou && h('button', { type: 'button', class: 'replies', onClick: dismiss }, 'Dismiss'),
    ]),
    !onlyYou && h(HoverActions, { session, message, openThread }),
  ]);
}

function HoverActions({
  session,
  message,
  openThread,
}: Pick<RowProps, 'session' | 'message' | 'openThread'>) {
  const { channel, ts } = message;
  const shortcuts = session.state.shortcuts.filter(({ kind }) => kind === 'message');
  return h('div', { class: 'hover-actions' }, [
    shortcuts.map(({ name, callbackId }) =>
      h(
        'button',
        {
          type: 'button',
          onClick: () => void session.act({ kind: 'messageShortcut', callbackId, channel, ts }),
        },
        `⚡ ${name}`,
      ),
    ),
    h('button', { type: 'button', onClick: () => openThread(message.threadTs ?? ts) }, '💬 Thread'),
  ]);
}

function messageContext(session: Session, { channel, ts }: Message, ask: RowProps['ask']): BlockContext {
  const act = (blockId: string, actionId: string, value: string | undefined) =>
    void session.act({
      kind: 'click',
      channel,
      ts,
      actionId,
      blockId,
      ...(value !== undefined && { value }),
    });
  return {
    names: session.state,
    errors: {},
    element: {
      value: () => undefined,
      change: (blockId, actionId, value) => {
        if (typeof value === 'string') act(blockId, actionId, value);
      },
      click: (blockId, actionId, value, confirm) =>
        askFirst(ask, confirm, () => act(blockId, actionId, value)),
      suggest: async () => [],
    },
  };
}

export const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');

const time = (ts: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date(Number(ts) * 1000));
