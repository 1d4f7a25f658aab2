/** Reading what people see: all the text of blocks, and the buttons among them. */
import { z } from 'zod';
import type { LocalSlack, Message, OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import { until } from './until.ts';

/** Every string a person would read in blocks, in order. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([key]) =>
      [
        'text',
        'blocks',
        'elements',
        'fields',
        'label',
        'hint',
        'accessory',
        'title',
        'element',
        'options',
      ].includes(key),
    )
    .map(([, inner]) => textOf(inner))
    .join('\n');
}

export const viewText = (view: OpenView | undefined): string => (view ? textOf(view.view) : '');
export const messageText = (message: Message | undefined): string =>
  message ? `${message.text}\n${textOf(message.blocks)}` : '';

/** The top modal of a person, once it says all of `words`. */
export function modalSaying(seat: Seat, ...words: readonly string[]): Promise<OpenView> {
  return until(
    `a modal saying ${words.join(', ')}; now: ${viewText(seat.views().at(-1)).slice(0, 600)}`,
    () => {
      const top = seat.views().at(-1);
      return top && words.every((word) => viewText(top).includes(word)) ? top : undefined;
    },
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}\nLAST: ${viewText(seat.views().at(-1))}`);
  });
}

/** The form of an operation, once there is something to enter: while it is made, a modal has its title alone. */
export function formSaying(seat: Seat, title: string): Promise<OpenView> {
  return until(`the form ${title}`, () => {
    const top = seat.views().at(-1);
    return top?.view.callback_id === 'form.submit' && viewText(top).includes(title) ? top : undefined;
  });
}

/** The newest message a person sees in a channel that says all of `words`, ephemerals included. */
export function messageSaying(seat: Seat, channel: string, ...words: readonly string[]): Promise<Message> {
  return until(`a message in ${channel} saying ${words.join(', ')}`, () =>
    seat
      .sees(channel)
      .filter((message) => !message.deleted && words.every((word) => messageText(message).includes(word)))
      .at(-1),
  ).catch((error: unknown) => {
    throw new Error(
      `${String(error)}\nLAST: ${seat.sees(channel).map(messageText).slice(-4).join('\n---\n')}`,
    );
  });
}

/** The action_ids of all buttons in a message or view. */
export function actionIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(actionIds);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'action_id' in value && typeof value.action_id === 'string' ? [value.action_id] : [];
  return [...own, ...Object.values(value).flatMap(actionIds)];
}

/** The value of a button in a message or view. Throws when there is no such button. */
export function buttonValue(within: unknown, actionId: string): string {
  const found = buttonsIn(within).find((button) => button.action_id === actionId);
  if (found === undefined) throw new Error(`no button ${actionId}`);
  return found.value;
}

const pressable = z.object({ action_id: z.string(), value: z.string() });

function buttonsIn(within: unknown): z.output<typeof pressable>[] {
  if (Array.isArray(within)) return within.flatMap(buttonsIn);
  if (typeof within !== 'object' || within === null) return [];
  const own = pressable.safeParse(within);
  return [...(own.success ? [own.data] : []), ...Object.values(within).flatMap(buttonsIn)];
}

/** What the app posted into a channel, as everybody sees it now. */
export const posted = (slack: LocalSlack, channel: string): readonly Message[] => slack.messages(channel);
