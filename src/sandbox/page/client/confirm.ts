/** Slack's question before a click counts. */
import { type ComponentChild, h } from 'preact';
import type { Confirm } from './elements.ts';

export interface Asking {
  readonly confirm: Confirm;
  yes(): void;
}

/** Clicks at once, or after the person has confirmed. */
export function askFirst(ask: (asking: Asking) => void, confirm: Confirm | undefined, yes: () => void): void {
  if (confirm === undefined) yes();
  else ask({ confirm, yes });
}

export function ConfirmDialog({ asking, done }: { asking: Asking; done: () => void }): ComponentChild {
  const { confirm } = asking;
  return h('div', { class: 'shade above' }, [
    h('div', { class: 'modal small', role: 'alertdialog', 'aria-label': confirm.title.text }, [
      h('header', null, [h('h2', null, confirm.title.text)]),
      h('div', { class: 'modal-body' }, confirm.text.text),
      h('footer', null, [
        h('button', { type: 'button', class: 'button', onClick: done }, confirm.deny.text),
        h(
          'button',
          {
            type: 'button',
            class: `button ${confirm.style ?? 'primary'}`,
            'data-confirm': true,
            onClick: () => {
              asking.yes();
              done();
            },
          },
          confirm.confirm.text,
        ),
      ]),
    ]),
  ]);
}
