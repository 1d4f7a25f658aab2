/** The time line of a correlation ID, page by page. */
import { z } from 'zod';
import type { Approvals } from '../../approvals/approvals.ts';
import { timelinePage } from '../../views/timeline/timeline.ts';
import { mayLook } from '../details.ts';
import { type Desk, defineAction, type Handler, Refusal } from '../handler.ts';
import { showHere } from '../lookup/place.ts';

const turned = z
  .string()
  .transform((value) => value.split('.'))
  .pipe(
    z.tuple([
      z.uuid(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ]),
  );

/** `open` puts the steps on top of what they were cut on, the others turn the page in its place. */
export function timelineHandlers(approvals: Approvals): readonly Handler[] {
  const paged = async (value: string, desk: Desk) => {
    const read = turned.safeParse(value);
    if (!read.success) throw new Refusal(desk.text.requests.refused.stale);
    const [id, from] = read.data;
    await mayLook(approvals, id, desk);
    return timelinePage(id, await approvals.store.eventsOf(id), from, desk.text);
  };
  return [
    defineAction({
      actionId: 'timeline.open',
      roles: [],
      async run({ value }, desk) {
        await desk.screen.show(await paged(value, desk));
      },
    }),
    ...['before', 'after'].map((way) =>
      defineAction({
        actionId: `timeline.turn.${way}`,
        roles: [],
        async run({ value }, desk) {
          await showHere(desk, await paged(value, desk));
        },
      }),
    ),
  ];
}
