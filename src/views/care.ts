/** What `/care` shows: help, and how everything is. */
import type { AnyBlock, ModalView } from '@slack/types';
import type { Stop } from '../store/stop.ts';
import type { Destination } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { context, modal, section } from './blocks.ts';
import { joined, Mrkdwn, md } from './escape.ts';
import { type LogModel, logStatus } from './log-status.ts';
import { type PolicyModel, policyBlocks } from './policy.ts';
import { who } from './request.ts';
import { stopBlocks } from './stop.ts';

export function helpBlocks(text: Text): AnyBlock[] {
  const { care } = text.requests;
  return [
    section(md`${care.intro}`),
    section(md`${care.decides}`),
    section(
      joined(
        care.commands.map(([command, what]) => md`\`${command}\`\n${what}`),
        '\n',
      ),
    ),
  ];
}

export const helpView = (text: Text): ModalView =>
  modal({ title: text.requests.care.title, close: text.desk.close, blocks: helpBlocks(text) });

export interface StatusModel {
  readonly apis: readonly { readonly name: string; readonly well: boolean; readonly ms: number }[];
  readonly backlog: number;
  readonly log: LogModel;
  /** What holds everything up. */
  readonly stop: Stop | undefined;
  /** User groups of which Slack does not tell who is in them, with its word for why. */
  readonly groups: readonly { readonly id: string; readonly word: string }[];
  readonly environment: string;
  readonly policy: PolicyModel;
  /** Channels that take nothing, and the word that says why. */
  readonly blocked: readonly {
    readonly place: Destination;
    readonly channel: string;
    readonly word: string;
  }[];
  /** People whom no direct message reaches. */
  readonly unreachable: readonly string[];
}

/** A channel that takes nothing: which, what follows, and what a person does. */
function blockedLine({ place, channel, word }: StatusModel['blocked'][number], { places }: Text): Mrkdwn {
  const names: Readonly<Record<string, string>> = places.names;
  const mend: Readonly<Record<string, string>> = places.mend;
  return md`🔴 *${names[place] ?? place}* ${new Mrkdwn(`<#${channel}>`)}: ${places.takesNothing(mend[word] ?? word)}`;
}

export function statusView(model: StatusModel, text: Text): ModalView {
  const { care } = text.requests;
  const apis: Mrkdwn[] = model.apis.map(
    ({ name, well, ms }) =>
      md`${well ? '🟢' : '🔴'} *${name}* ${well ? care.reachable : care.unreachable} (${care.ms(ms)})`,
  );
  return modal({
    title: care.statusTitle,
    close: text.desk.close,
    blocks: [
      ...stopBlocks(model.stop, text),
      section(joined(apis, '\n')),
      section(
        joined(
          [
            logStatus(model.log, text),
            ...model.blocked.map((each) => blockedLine(each, text)),
            ...model.unreachable.map((id) => md`🟡 ${who(id, text)}: ${text.messages.unreachable}`),
            md`${model.backlog === 0 ? '🟢' : '🟡'} ${care.backlog(model.backlog)}`,
            ...model.groups.map(({ id, word }) => md`🔴 ${text.between.groupUnread(id, word)}`),
          ],
          '\n',
        ),
      ),
      ...policyBlocks(model.policy, text),
      context(md`${model.environment}`),
    ],
  });
}
