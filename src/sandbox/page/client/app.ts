/** The page: who is played on top, then channels, messages, thread, and the back office beside them. */
import { type ComponentChild, h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Composer } from './composer.ts';
import { type Asking, ConfirmDialog } from './confirm.ts';
import { initials, Messages } from './messages.ts';
import { HomeTab, Modal } from './modal.ts';
import { Panel } from './panel.ts';
import { type Session, useSession } from './session.ts';
import { Sidebar } from './sidebar.ts';

function App(): ComponentChild {
  const session = useSession();
  if (session === undefined) return h('div', { class: 'starting' }, 'Opening the workspace…');
  return h(Workspace, { key: session.state.me.id, session });
}

/** Where each person was, so that switching back returns there. */
const whereabouts = new Map<string, string>();

function Workspace({ session }: { session: Session }): ComponentChild {
  const { state } = session;
  const [channel, setChannel] = useState(whereabouts.get(state.me.id) ?? state.channels[0]?.id ?? state.dm);
  const [thread, setThread] = useState<string>();
  const [tab, setTab] = useState<'home' | 'messages'>('messages');
  const [asking, setAsking] = useState<Asking>();
  const [offered, setOffered] = useState<{ text: string }>();
  const [drawer, setDrawer] = useState<'none' | 'channels' | 'panel'>('none');
  const inDm = channel === state.dm;
  const name = inDm ? 'Careline' : `#${state.channels.find(({ id }) => id === channel)?.name ?? ''}`;
  const top = state.views.at(-1);

  const go = (id: string): void => {
    whereabouts.set(state.me.id, id);
    setChannel(id);
    setThread(undefined);
    setDrawer('none');
    if (id === state.dm && tab === 'home') void session.act({ kind: 'home' });
  };
  const showHome = (): void => {
    setTab('home');
    void session.act({ kind: 'home' });
  };
  useEffect(() => {
    document.title = `Careline demo: ${state.me.realName}`;
  }, []);

  return h('div', { class: `frame drawer-${drawer}` }, [
    h(TopBar, { session, drawer, setDrawer }),
    h(Sidebar, { session, current: channel, go }),
    h('main', { class: 'main' }, [
      h('header', { class: 'channel-head' }, [
        h('h1', null, name),
        inDm &&
          h('div', { class: 'tabs', role: 'tablist' }, [
            tabButton('Home', tab === 'home', showHome),
            tabButton('Messages', tab === 'messages', () => setTab('messages')),
          ]),
      ]),
      session.failure !== undefined && top === undefined
        ? h('div', { class: 'failure', role: 'alert' }, [
            session.failure,
            h(
              'button',
              { type: 'button', class: 'icon', 'aria-label': 'Dismiss', onClick: session.dismiss },
              '×',
            ),
          ])
        : null,
      inDm && tab === 'home'
        ? state.home
          ? h(HomeTab, { session, open: state.home, ask: setAsking })
          : h('div', { class: 'home hint' }, 'Opening…')
        : [
            h(Messages, { key: channel, session, channel, ask: setAsking, openThread: setThread }),
            h(Composer, { key: `composer ${channel}`, session, channel, name, offered }),
          ],
    ]),
    thread !== undefined &&
      h('section', { class: 'thread', 'aria-label': 'Thread' }, [
        h('header', { class: 'channel-head' }, [
          h('h1', null, 'Thread'),
          h(
            'button',
            {
              type: 'button',
              class: 'icon',
              'aria-label': 'Close thread',
              onClick: () => setThread(undefined),
            },
            '×',
          ),
        ]),
        h(Messages, { key: thread, session, channel, thread, ask: setAsking, openThread: setThread }),
        h(Composer, { key: `reply ${thread}`, session, channel, name, threadTs: thread }),
      ]),
    h(Panel, {
      session,
      offer: (text) => {
        setTab('messages');
        setDrawer('none');
        setOffered({ text });
      },
    }),
    top && h(Modal, { key: top.id, session, open: top, ask: setAsking }),
    asking && h(ConfirmDialog, { asking, done: () => setAsking(undefined) }),
  ]);
}

const tabButton = (label: string, selected: boolean, onClick: () => void) =>
  h(
    'button',
    {
      type: 'button',
      role: 'tab',
      'aria-selected': selected,
      class: selected ? 'tab current' : 'tab',
      onClick,
    },
    label,
  );

interface TopProps {
  readonly session: Session;
  readonly drawer: string;
  readonly setDrawer: (drawer: 'none' | 'channels' | 'panel') => void;
}

function TopBar({ session, drawer, setDrawer }: TopProps): ComponentChild {
  const { state } = session;
  const toggle = (which: 'channels' | 'panel') => setDrawer(drawer === which ? 'none' : which);
  return h('div', { class: 'top' }, [
    h(
      'button',
      {
        type: 'button',
        class: 'icon narrow',
        'aria-label': 'Channels menu',
        onClick: () => toggle('channels'),
      },
      '☰',
    ),
    h('span', { class: 'you-are' }, 'You are'),
    h(
      'div',
      { class: 'seats', role: 'radiogroup', 'aria-label': 'Person' },
      state.people
        .filter(({ id }) => state.seats.includes(id))
        .map((person) =>
          h(
            'button',
            {
              type: 'button',
              role: 'radio',
              'aria-checked': person.id === state.me.id,
              class: person.id === state.me.id ? 'seat current' : 'seat',
              'data-person': person.id,
              onClick: () => session.switchTo(person.id),
            },
            [
              h('span', { class: 'avatar tiny', 'aria-hidden': true }, initials(person.realName)),
              h('span', null, [h('strong', null, person.realName), h('small', null, person.title)]),
            ],
          ),
        ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'icon narrow',
        'aria-label': 'Back office panel',
        onClick: () => toggle('panel'),
      },
      '⚙',
    ),
  ]);
}

render(h(App, null), document.body);
