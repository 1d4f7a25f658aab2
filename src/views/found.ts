import type { ModalView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { button, modal, section } from './blocks.ts';
import { md } from './escape.ts';

interface Found {
  readonly kind: keyof Text['desk']['kinds'];
  readonly value: string;
}

/** The identifiers of a message, each with a way to look it up. */
export function foundView(found: readonly Found[], metadata: string, text: Text): ModalView {
  const { message } = text.requests;
  return modal({
    title: message.foundTitle,
    close: text.desk.close,
    metadata,
    blocks: [
      section(md`${message.found}`),
      ...found.map(({ kind, value }, index) =>
        section(md`${text.desk.kinds[kind]} *${value}*`, {
          id: `found.${index}`,
          button: button({ text: message.lookUp, actionId: 'message.look_up', value: String(index) }),
        }),
      ),
    ],
  });
}
