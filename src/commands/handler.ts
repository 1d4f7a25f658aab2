/**
 * What people do, as data. A handler says who may use it and what it does; `listen.ts` acknowledges,
 * authorizes, times, logs and answers errors for all of them.
 */
import type { AnyBlock, ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Subject } from '../audit/subjects.ts';
import type { Text } from '../text/text.ts';
import type { Known } from './beside/known.ts';
import type { CardUrl } from './beside/model.ts';
import type { Look, Reading } from './reading.ts';

export type Role = 'agent' | 'approver' | 'auditor';

/** The person acting, as the workspace describes them now. */
export interface Person {
  readonly id: string;
  readonly teamId: string;
  readonly locale: 'en' | 'es';
  /** IANA name, e.g. `Europe/Madrid`. */
  readonly timeZone: string;
  readonly roles: readonly Role[];
}

/** A modal that is open, and where it stands on the person's stack of at most three. */
export interface Shown {
  readonly viewId: string;
  readonly depth: number;
}

/** What every handler is given: the person, their language, the back office and the screen. */
export interface Desk {
  readonly person: Person;
  readonly text: Text;
  /** Born with this interaction: sent upstream, logged, shown. */
  readonly correlationId: string;
  /** The only way to the back office: what the person looks at is said first, and noted before the first call. */
  reading(look: Look): ReadingDesk;
  readonly screen: Screen;
  readonly memory: Memory;
  /** Writes an event to the audit log and channel; `data` is masked by the caller; whom it is about is kept keyed. */
  note(kind: string, data: Readonly<Record<string, unknown>>, about?: readonly Subject[]): Promise<void>;
  /** The same on the time line of a request. */
  noteOn(requestId: string, kind: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** Where the card of a request stands, where that is known. */
  readonly cardUrl: CardUrl;
  /** What Careline knows of whom or what the person looks at. */
  readonly known: Known;
  now(): Date;
}

/** A desk at which something is being looked at. */
export type ReadingDesk = Desk & Reading;

/**
 * The person's screen. `open` and `push` use the interaction's trigger; a trigger that expired becomes an
 * ephemeral message with a button that opens the same again, and `Gone` is thrown.
 */
export interface Screen {
  /** The view the person acted in, when they acted in one. */
  readonly current: Shown | undefined;
  /** Opens a modal, or pushes it on the one the person acted in; at the third level it replaces the top. */
  show(view: ModalView): Promise<Shown>;
  /** Replaces the content of an open modal; false when the person has closed it. */
  update(shown: Shown, view: ModalView): Promise<boolean>;
  /** A message only this person sees, where they are looking: ephemeral in a channel, a notice on a modal. */
  whisper(text: string, blocks?: readonly AnyBlock[]): Promise<void>;
  /** What went wrong: in the modal this interaction has shown, if it has, or else whispered. */
  explain(text: string): Promise<void>;
}

/**
 * What a view must remember, kept on the server and sealed; views carry only the token, so a forged one
 * opens nothing. A token opens for the person it was made for, for a day.
 */
export interface Memory {
  save(kind: string, value: unknown): Promise<string>;
  /** Throws `Refusal` when the token is unknown, expired or another person's. */
  load<S extends z.ZodType>(kind: string, token: string, schema: S): Promise<z.output<S>>;
}

/** The modal could not be shown and the person has been told so: nothing more is to be done. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** Said to the person as it is: what was read, why it is refused, an example that works. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /**
   * Set where something was asked for that is not this person's to ask, or that no view of ours offers: such a refusal
   * is an event. Without it, it is an answer to what was typed.
   */
  readonly lacking: string | undefined;
  /** The request it was asked of. */
  readonly request: string | undefined;

  constructor(words: string, lacking?: string, request?: string) {
    super(words);
    this.lacking = lacking;
    this.request = request;
  }
}

/** A slash command. `run` gets the text after the command, trimmed. */
export interface Command {
  readonly kind: 'command';
  readonly name: `/${string}`;
  readonly roles: readonly Role[];
  run(text: string, desk: Desk): Promise<void>;
}

/** A button, select or overflow, by `action_id`. */
export interface Action {
  readonly kind: 'action';
  readonly actionId: string;
  readonly roles: readonly Role[];
  /** Says who can, to who holds none of the roles, where there is more to say than their names. */
  lacking?(text: Text): string;
  run(event: ActionEvent, desk: Desk): Promise<void>;
}

export interface ActionEvent {
  /** The button's value, or the chosen option's; empty when there is none. */
  readonly value: string;
  /** `private_metadata` of the view it was clicked in: a memory token. */
  readonly metadata: string;
  /** What the view it was clicked in holds. */
  readonly values: Values;
  /** What the chosen options are called, by their values. */
  readonly names: Readonly<Record<string, string>>;
}

/** What a person entered, by block_id: text, a list of chosen values, or nothing. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SubmitEvent {
  readonly metadata: string;
  readonly values: Values;
  /** What the chosen options are called, by their values. */
  readonly names: Readonly<Record<string, string>>;
  /** The same for every submission of the same open form. */
  readonly viewId: string;
}

/**
 * What the person sees the moment they submit: messages under fields, or another view in the form's place,
 * followed by work that takes its time.
 */
export type Submitted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly view: ModalView; work(shown: Shown): Promise<void> };

/** A form. `submit` answers within Slack's three seconds: it asks memory and schemas, not the back office. */
export interface Submission {
  readonly kind: 'submission';
  readonly callbackId: string;
  readonly roles: readonly Role[];
  submit(event: SubmitEvent, desk: Desk): Promise<Submitted>;
}

export interface SuggestEvent {
  readonly blockId: string;
  readonly typed: string;
  readonly metadata: string;
  readonly values: Values;
}

/** What a person may choose. */
export interface Choice {
  readonly text: string;
  readonly value: string;
  /** The heading it is listed under, where the others have one too. */
  readonly group?: string;
}

/** Completes a select as a person types, by `action_id`. */
export interface Suggestion {
  readonly kind: 'suggestion';
  readonly actionId: string;
  readonly roles: readonly Role[];
  suggest(event: SuggestEvent, desk: Desk): Promise<readonly Choice[]>;
}

/** A shortcut; `run` gets the text of the message it was used on, or nothing for a global one. */
export interface Shortcut {
  readonly kind: 'shortcut';
  readonly callbackId: string;
  readonly scope: 'global' | 'message';
  readonly roles: readonly Role[];
  run(messageText: string, desk: Desk): Promise<void>;
}

export type Handler = Command | Action | Submission | Suggestion | Shortcut;

export const defineCommand = (command: Omit<Command, 'kind'>): Command => ({ kind: 'command', ...command });
export const defineAction = (action: Omit<Action, 'kind'>): Action => ({ kind: 'action', ...action });
export const defineSubmission = (submission: Omit<Submission, 'kind'>): Submission => ({
  kind: 'submission',
  ...submission,
});
export const defineSuggestion = (suggestion: Omit<Suggestion, 'kind'>): Suggestion => ({
  kind: 'suggestion',
  ...suggestion,
});
export const defineShortcut = (shortcut: Omit<Shortcut, 'kind'>): Shortcut => ({
  kind: 'shortcut',
  ...shortcut,
});
