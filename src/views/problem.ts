import type { ModalView } from '@slack/types';
import type { ApiError } from '../api/errors.ts';
import type { Text } from '../text/text.ts';
import { actions, button, modal, section } from './blocks.ts';
import { joined, Mrkdwn, md } from './escape.ts';
import type { Trouble, ViewContext } from './models.ts';
import { apiName, footer } from './parts.ts';
import { troubleOf } from './trouble.ts';

export interface Problem {
  readonly trouble: Trouble;
  /** The button that does the same again, and the token it finds in the view. */
  readonly retry?: { readonly actionId: string; readonly value?: string };
  readonly metadata?: string;
}

/** A lookup that could not begin: which API, what happened in plain words, what to do. */
export function problemView({ trouble, retry, metadata }: Problem, view: ViewContext): ModalView {
  const { desk } = view.text;
  // What waits for an approval is not answered by trying again.
  const again =
    retry && trouble.operationId === undefined && button({ text: desk.tryAgain, style: 'primary', ...retry });
  return modal({
    title: desk.problem.title,
    close: desk.close,
    ...(metadata !== undefined && { metadata }),
    blocks: [
      section(md`⚠️ *${desk.apiError[trouble.kind](apiName(trouble.api, view))}*`),
      ...saidBy(trouble, view.text).map((said) => section(said)),
      section(todo(trouble, view.text)),
      ...(again ? [actions('problem.actions', [again])] : []),
      footer(view, ...tracing(trouble, view)),
    ],
  });
}

/** What the person can do about it. */
function todo({ kind, operationId }: Trouble, { desk }: Text): Mrkdwn {
  const words = md`${desk.whatToDo[kind]}`;
  return operationId === undefined ? words : md`${words} \`/care run ${operationId}\``;
}

/** The API's own words, when it answered. */
function saidBy({ code, message }: Trouble, text: Text): Mrkdwn[] {
  if (message === undefined) return [];
  const quoted = md`${text.desk.problem.itSaid}: “${message}”`;
  return [code === undefined ? quoted : md`${quoted} (${code})`];
}

function tracing({ tracingId }: Trouble, { text }: ViewContext): Mrkdwn[] {
  return tracingId === undefined ? [] : [md`${text.desk.problem.tracing} ${tracingId}`];
}

/** The same in a message, for who acted where no modal stands. */
export function problemText(text: Text, error: ApiError, correlationId: string): string {
  const { desk } = text;
  const trouble = troubleOf(error);
  const pieces = [
    md`⚠️ *${desk.apiError[trouble.kind](desk.apis[trouble.api])}*`,
    ...saidBy(trouble, text),
    todo(trouble, text),
    md`${desk.correlation} \`${correlationId}\``,
  ];
  return joined(pieces, '\n').text;
}

/** A lookup that ends with a refusal; the words are mrkdwn, made inert where they were made. */
export function refusalView(words: string, view: ViewContext): ModalView {
  const { desk } = view.text;
  return modal({
    title: desk.problem.title,
    close: desk.close,
    blocks: [section(md`⚠️ ${new Mrkdwn(words)}`), footer(view)],
  });
}
