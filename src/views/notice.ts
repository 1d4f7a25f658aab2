import type { AnyBlock, ModalView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { actions, button, modal, section } from './blocks.ts';
import { Mrkdwn, md } from './escape.ts';

/** A few words on a modal of their own, where no message can carry them. The words are our own text. */
export function noticeView(text: Text, words: string, blocks?: readonly AnyBlock[]): ModalView {
  return modal({
    title: text.requests.care.title,
    close: text.desk.close,
    blocks: blocks ?? [section(new Mrkdwn(words))],
  });
}

/** Says that the window could not be opened; with a token, offers to open the same again. */
export function reopenMessage(text: Text, token: string | undefined): { text: string; blocks: AnyBlock[] } {
  const { refused } = text.requests;
  if (token === undefined) {
    return { text: refused.clickAgain, blocks: [section(md`${refused.clickAgain}`)] };
  }
  const open = button({ text: refused.openAgain, actionId: 'screen.reopen', value: token, style: 'primary' });
  return {
    text: refused.expiredTrigger,
    blocks: [section(md`${refused.expiredTrigger}`), actions('screen.reopen', [open])],
  };
}
