/** Modals and the Home tab: what an app shows one person. */
import { type ComponentChild, h } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { OpenView } from '../../slack/types.ts';
import { type BlockContext, drawBlocks } from './blocks.ts';
import { type Asking, askFirst } from './confirm.ts';
import { type Drafts, useDrafts } from './drafts.ts';
import type { Session } from './session.ts';

interface Props {
  readonly session: Session;
  readonly open: OpenView;
  readonly ask: (asking: Asking) => void;
}

/** Blocks of a view know how to fill, choose, click and complete. */
function viewContext({ session, open, ask }: Props, drafts: Drafts, home: boolean): BlockContext {
  const inputs = new Set(
    open.view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : [])),
  );
  const act = (blockId: string, actionId: string, value: string | undefined) =>
    void session.act({ kind: 'clickView', home, actionId, blockId, ...(value !== undefined && { value }) });
  return {
    names: session.state,
    errors: open.errors ?? {},
    element: {
      value: drafts.value,
      change(blockId, actionId, value) {
        drafts.set(blockId, value);
        if (inputs.has(blockId)) void session.act({ kind: 'fill', entered: { [blockId]: value } });
        else if (typeof value === 'string') act(blockId, actionId, value);
      },
      click: (blockId, actionId, value, confirm) =>
        askFirst(ask, confirm, () => act(blockId, actionId, value)),
      async suggest(blockId, actionId, typed) {
        const { options = [] } = await session.act({ kind: 'suggest', blockId, actionId, typed });
        return options;
      },
    },
  };
}

export function Modal(props: Props): ComponentChild {
  const { session, open } = props;
  const drafts = useDrafts(open);
  const [sending, setSending] = useState(false);
  const { view } = open;
  if (view.type !== 'modal') return null;
  const depth = session.state.views.length;
  const close = (all: boolean) => void session.act({ kind: 'close', all });
  const submit = async () => {
    setSending(true);
    await session.act({ kind: 'submit', entered: drafts.all() });
    setSending(false);
  };

  // Before it is painted: a key pressed as soon as the modal is seen must find its listener.
  useLayoutEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(false);
    };
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, [open.id]);

  return h('div', { class: 'shade' }, [
    h('div', { class: 'modal', role: 'dialog', 'aria-modal': true, 'aria-label': view.title.text }, [
      h('header', null, [
        depth > 1 &&
          h(
            'button',
            { type: 'button', class: 'icon', 'aria-label': 'Back', onClick: () => close(false) },
            '‹',
          ),
        h('span', { class: 'app-badge' }, 'C'),
        h('h2', null, view.title.text),
        h(
          'button',
          { type: 'button', class: 'icon', 'aria-label': 'Close', onClick: () => close(true) },
          '×',
        ),
      ]),
      h('div', { class: 'modal-body' }, [
        session.failure &&
          open.errors === undefined &&
          h('div', { class: 'failure', role: 'alert' }, session.failure),
        drawBlocks(view.blocks, viewContext(props, drafts, false)),
      ]),
      h('footer', null, [
        h(
          'button',
          { type: 'button', class: 'button', onClick: () => close(false) },
          view.close?.text ?? 'Cancel',
        ),
        view.submit &&
          h(
            'button',
            {
              type: 'button',
              class: 'button primary',
              disabled: sending,
              'data-submit': true,
              onClick: submit,
            },
            sending ? '…' : view.submit.text,
          ),
      ]),
    ]),
  ]);
}

export function HomeTab(props: Props): ComponentChild {
  const drafts = useDrafts(props.open);
  return h('div', { class: 'home' }, drawBlocks(props.open.view.blocks, viewContext(props, drafts, true)));
}
