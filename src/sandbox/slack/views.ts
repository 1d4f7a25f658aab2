/** Every person's stack of modals and Home tab. */
import { type CheckedView, checkView } from './blocks.ts';
import type { Mint } from './mint.ts';
import { APP_ID, BOT_ID, TEAM_ID } from './people.ts';
import { SlackError } from './refusals.ts';
import type { Option } from './schema/text.ts';
import { createForm, type Form } from './state.ts';
import type { OpenView } from './types.ts';

const MOST_VIEWS = 3;
const LARGEST_VIEW = 250 * 1024;

/** A view as the workspace keeps it; an update replaces hash, view and form in place. */
export interface StoredView {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId?: string;
  hash: string;
  view: CheckedView;
  form: Form;
  errors?: Readonly<Record<string, string>>;
  /** Options the app suggested for the external selects, by `block_id` and `action_id`. */
  readonly suggested: Map<string, readonly Option[]>;
}

/** Which view an update is for. */
export interface ViewTarget {
  readonly viewId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly hash?: string | undefined;
}

export interface Views {
  stack(userId: string): readonly StoredView[];
  home(userId: string): StoredView | undefined;
  /** Opens a modal as the only one of its stack. Throws `SlackError`, as the other changes do. */
  open(userId: string, view: unknown): StoredView;
  /** Lays a modal on top of the stack. */
  push(userId: string, view: unknown): StoredView;
  update(target: ViewTarget, view: unknown): StoredView;
  publish(userId: string, view: unknown, hash?: string): StoredView;
  /** Closes a modal and what lies on it, or the whole stack. */
  close(userId: string, viewId?: string): void;
}

/** Keeps the views of a workspace. */
export function createViews(mint: Mint, changed: () => void): Views {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map<string, StoredView>();
  const stackOf = (userId: string) => stacks.get(userId) ?? [];
  const everyView = () => [...[...stacks.values()].flat(), ...homes.values()];

  function check(value: unknown, type: 'modal' | 'home', self?: StoredView): CheckedView {
    const checked = checkView(value, mint.blockId);
    if (!checked.ok) {
      const general = '[ERROR] failed to match all allowed schemas [json-pointer:/view]';
      throw new SlackError('invalid_arguments', [general, ...checked.messages]);
    }
    const view = checked.value;
    if (view.type !== type) {
      throw new SlackError('invalid_arguments', [
        `[ERROR] unsupported type: ${view.type} [json-pointer:/view/type]`,
      ]);
    }
    if (Buffer.byteLength(JSON.stringify(view)) > LARGEST_VIEW) throw new SlackError('view_too_large');
    const taken = (other: StoredView) => other !== self && other.view.external_id === view.external_id;
    if (view.external_id && everyView().some(taken)) throw new SlackError('duplicate_external_id');
    return view;
  }

  function add(userId: string, view: CheckedView, below?: StoredView): StoredView {
    const id = mint.id('V');
    return {
      id,
      userId,
      rootId: below?.rootId ?? id,
      ...(below && { previousId: below.id }),
      hash: mint.hash(),
      view,
      form: createForm(view.blocks),
      suggested: new Map(),
    };
  }

  function replace(stored: StoredView, view: CheckedView): StoredView {
    stored.hash = mint.hash();
    stored.form = createForm(view.blocks, stored.form);
    stored.view = view;
    delete stored.errors;
    changed();
    return stored;
  }

  function checkHash(stored: StoredView, hash: string | undefined): void {
    if (hash !== undefined && hash !== stored.hash) throw new SlackError('hash_conflict');
  }

  return {
    stack: stackOf,
    home: (userId) => homes.get(userId),
    open(userId, value) {
      const stored = add(userId, check(value, 'modal'));
      stacks.set(userId, [stored]);
      changed();
      return stored;
    },
    push(userId, value) {
      const stack = stackOf(userId);
      const top = stack.at(-1);
      if (!top) throw new SlackError('not_found');
      const view = check(value, 'modal');
      if (stack.length >= MOST_VIEWS) throw new SlackError('push_limit_reached');
      const stored = add(userId, view, top);
      stacks.set(userId, [...stack, stored]);
      changed();
      return stored;
    },
    update({ viewId, externalId, hash }, value) {
      if (!viewId && !externalId) throw new SlackError('invalid_arguments', [MISSING_TARGET]);
      const stored = everyView().find((view) =>
        viewId ? view.id === viewId : view.view.external_id === externalId,
      );
      if (!stored) throw new SlackError('not_found');
      const view = check(value, stored.view.type, stored);
      checkHash(stored, hash);
      return replace(stored, view);
    },
    publish(userId, value, hash) {
      const before = homes.get(userId);
      const view = check(value, 'home', before);
      if (before) {
        checkHash(before, hash);
        return replace(before, view);
      }
      const stored = add(userId, view);
      homes.set(userId, stored);
      changed();
      return stored;
    },
    close(userId, viewId) {
      const stack = stackOf(userId);
      const place = viewId === undefined ? 0 : stack.findIndex((stored) => stored.id === viewId);
      if (place < 0) return;
      stacks.set(userId, stack.slice(0, place));
      changed();
    },
  };
}

const MISSING_TARGET = '[ERROR] must define one of `view_id` and `external_id` [json-pointer:/]';

/** A view as the page sees it. */
export function openView(stored: StoredView): OpenView {
  const { id, hash, view, rootId, previousId, errors } = stored;
  return {
    id,
    hash,
    view,
    rootId,
    ...(previousId !== undefined && { previousId }),
    ...(errors && { errors }),
    state: stored.form.values(),
  };
}

/** A view as the app receives it, in answers and payloads. */
export function viewPayload(stored: StoredView): Readonly<Record<string, unknown>> {
  const { view } = stored;
  const chrome =
    view.type === 'modal'
      ? {
          title: view.title,
          submit: view.submit ?? null,
          close: view.close ?? null,
          clear_on_close: view.clear_on_close ?? false,
          notify_on_close: view.notify_on_close ?? false,
        }
      : { title: null, submit: null, close: null, clear_on_close: false, notify_on_close: false };
  return {
    id: stored.id,
    team_id: TEAM_ID,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: stored.form.values() },
    hash: stored.hash,
    ...chrome,
    previous_view_id: stored.previousId ?? null,
    root_view_id: stored.rootId,
    external_id: view.external_id ?? '',
    app_id: APP_ID,
    app_installed_team_id: TEAM_ID,
    bot_id: BOT_ID,
  };
}
