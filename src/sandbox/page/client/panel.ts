/** The back office, seen from outside: its calls under their correlation IDs, and its faults. */
import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import type { Call, PageState } from '../state.ts';
import type { Session } from './session.ts';

const APIS = ['customers-v2', 'customers-v4', 'barrings'] as const;

export function Panel({
  session,
  offer,
}: {
  session: Session;
  offer: (text: string) => void;
}): ComponentChild {
  const { state } = session;
  return h('aside', { class: 'panel', 'aria-label': 'Back office' }, [
    h('h2', null, 'Back office'),
    h(Faults, { session }),
    h('h3', null, 'People to try'),
    h(
      'div',
      { class: 'known' },
      state.known.map(({ name, document }) =>
        h('button', { type: 'button', class: 'chip', onClick: () => offer(`/customer ${document}`) }, [
          h(
            'strong',
            null,
            name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
          ),
          ` ${document}`,
        ]),
      ),
    ),
    h('h3', null, 'Calls, by correlation ID'),
    groups(state.calls).map((group) => h(CallGroup, { key: group.id, group })),
  ]);
}

function Faults({ session }: { session: Session }): ComponentChild {
  const { faults } = session.state;
  const flip = (label: string, on: boolean, next: PageState['faults']) =>
    h('label', { class: on ? 'switch on' : 'switch' }, [
      h('input', {
        type: 'checkbox',
        role: 'switch',
        checked: on,
        onChange: () => void session.setFaults(next),
      }),
      label,
    ]);
  return h('div', { class: 'switches' }, [
    flip('Slow: 900 ms a call', faults.slow, { ...faults, slow: !faults.slow }),
    APIS.map((api) => {
      const on = faults.down.includes(api);
      const down = on ? faults.down.filter((each) => each !== api) : [...faults.down, api];
      return flip(`${api} is down (503)`, on, { ...faults, down });
    }),
    flip('Answers HTML', faults.html, { ...faults, html: !faults.html }),
    flip('Slack limits posts (429)', faults.rateLimited, { ...faults, rateLimited: !faults.rateLimited }),
  ]);
}

interface Group {
  readonly id: string;
  readonly calls: readonly Call[];
}

/** Newest first; calls of one correlation ID together. */
function groups(calls: readonly Call[]): Group[] {
  const byId = Map.groupBy(calls, ({ correlationId }) => correlationId);
  return [...byId].map(([id, own]) => ({ id, calls: own })).reverse();
}

function CallGroup({ group }: { group: Group }): ComponentChild {
  const changes = group.calls.some(({ method }) => method !== 'GET');
  const [open, setOpen] = useState(false);
  const shown = open ? group.calls : group.calls.slice(-3);
  return h('div', { class: changes ? 'calls change' : 'calls' }, [
    h('button', { type: 'button', class: 'call-id', 'aria-expanded': open, onClick: () => setOpen(!open) }, [
      h('code', null, group.id.slice(0, 8) || 'no ID'),
      ` ${group.calls.length} ${group.calls.length === 1 ? 'call' : 'calls'}`,
    ]),
    shown.map((call) =>
      h(
        'div',
        { class: `call ${call.status >= 400 ? 'bad' : ''} ${call.method === 'GET' ? '' : 'changing'}` },
        [
          h('span', { class: 'method' }, call.method),
          h('span', { class: 'what' }, call.what),
          h(
            'span',
            { class: 'status' },
            call.status === 0 ? '…' : `${call.status} · ${Math.round(call.ms)} ms`,
          ),
        ],
      ),
    ),
  ]);
}
