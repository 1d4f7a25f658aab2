/** Channels and direct messages, with what is unread. */
import { type ComponentChild, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from './session.ts';

interface Props {
  readonly session: Session;
  readonly current: string;
  readonly go: (channel: string) => void;
}

export function Sidebar({ session, current, go }: Props): ComponentChild {
  const { state } = session;
  const unread = useUnread(session, current);
  const row = (id: string, label: string) =>
    h(
      'button',
      {
        type: 'button',
        key: id,
        class: id === current ? 'channel current' : 'channel',
        'data-channel': id,
        'aria-current': id === current,
        onClick: () => go(id),
      },
      [h('span', null, label), unread.has(id) && h('span', { class: 'dot', 'aria-label': 'unread' })],
    );
  return h('nav', { class: 'sidebar', 'aria-label': 'Channels' }, [
    h('div', { class: 'workspace' }, 'Careline Telco'),
    h('div', { class: 'group' }, 'Channels'),
    state.channels.map(({ id, name }) => row(id, `# ${name}`)),
    h('div', { class: 'group' }, 'Apps'),
    row(state.dm, '◼ Careline'),
  ]);
}

/** Channels with messages that came since this person last looked; kept per person for the session. */
function useUnread({ state }: Session, current: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const count = (id: string) => state.messages[id]?.length ?? 0;
  const key = (id: string) => `${state.me.id} ${id}`;
  const standing = count(current);
  useEffect(() => {
    setSeen((before) => ({ ...before, [key(current)]: standing }));
  }, [current, standing, state.me.id]);
  return new Set(
    Object.keys(state.messages).filter((id) => id !== current && count(id) > (seen[key(id)] ?? 0)),
  );
}
