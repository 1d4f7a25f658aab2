import type { ModalView } from '@slack/types';
import { modal, section } from './blocks.ts';
import { md } from './escape.ts';
import type { ViewContext } from './models.ts';
import { footer } from './parts.ts';

/** What is shown at once: what is being looked up, before anything of it is known. */
export function loadingView(
  { title, doing, what }: { title: string; doing: string; what: string },
  view: ViewContext,
): ModalView {
  return modal({
    title,
    close: view.text.desk.close,
    blocks: [section(md`⏳ ${doing} *${what}*…`), footer(view)],
  });
}
