/** Where a person types: messages, and slash commands with completion. */
import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from './session.ts';

interface Props {
  readonly session: Session;
  readonly channel: string;
  readonly name: string;
  readonly threadTs?: string | undefined;
  /** Text put here from elsewhere; a new object each time. */
  readonly offered?: { readonly text: string } | undefined;
}

export function Composer({ session, channel, name, threadTs, offered }: Props): ComponentChild {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(0);
  const [menu, setMenu] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (offered === undefined) return;
    setText(offered.text);
    field.current?.focus();
  }, [offered]);

  const completing = threadTs === undefined && /^\/\S*$/.test(text);
  const found = completing ? session.state.commands.filter(({ command }) => command.startsWith(text)) : [];
  const exact = found.length === 1 && found[0]?.command === text;
  const listed = exact ? [] : found;

  const send = async (): Promise<void> => {
    const line = text.trim();
    if (line === '') return;
    setText('');
    if (line.startsWith('/') && threadTs === undefined)
      await session.act({ kind: 'command', channel, text: line });
    else await session.act({ kind: 'say', channel, text: line, ...(threadTs !== undefined && { threadTs }) });
  };
  const complete = (command: string | undefined): void => {
    if (command !== undefined) setText(`${command} `);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (listed.length > 0 && step !== undefined) {
      event.preventDefault();
      setPicked((picked + step + listed.length) % listed.length);
    } else if (listed.length > 0 && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      complete((listed[picked] ?? listed[0])?.command);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void send();
    }
  };

  return h('div', { class: 'composer' }, [
    listed.length > 0 &&
      h(
        'div',
        { class: 'completion', role: 'listbox', 'aria-label': 'Commands' },
        listed.map(({ command, hint, description }, index) =>
          h(
            'button',
            {
              type: 'button',
              role: 'option',
              'aria-selected': index === picked,
              onClick: () => complete(command),
            },
            [
              h('strong', null, command),
              h('code', null, ` ${hint}`),
              h('span', { class: 'hint' }, description),
            ],
          ),
        ),
      ),
    h('div', { class: 'composer-row' }, [
      h('div', { class: 'shortcuts' }, [
        h(
          'button',
          { type: 'button', class: 'icon', 'aria-label': 'Shortcuts', onClick: () => setMenu(!menu) },
          '⚡',
        ),
        menu &&
          h(
            'div',
            { class: 'menu', role: 'menu' },
            session.state.shortcuts
              .filter(({ kind }) => kind === 'global')
              .map(({ name: shortcut, callbackId }) =>
                h(
                  'button',
                  {
                    type: 'button',
                    role: 'menuitem',
                    onClick: () => {
                      setMenu(false);
                      void session.act({ kind: 'globalShortcut', callbackId });
                    },
                  },
                  shortcut,
                ),
              ),
          ),
      ]),
      h('input', {
        ref: field,
        class: 'composer-field',
        'aria-label': threadTs === undefined ? `Message ${name}` : 'Reply',
        placeholder: threadTs === undefined ? `Message ${name}, or type / for a command` : 'Reply…',
        value: text,
        onInput: (event: Event) => {
          setText((event.currentTarget as HTMLInputElement).value);
          setPicked(0);
        },
        onKeyDown,
      }),
      h('button', { type: 'button', class: 'button primary', onClick: () => void send() }, 'Send'),
    ]),
  ]);
}
