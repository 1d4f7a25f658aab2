/** The Home tab and its quick actions. */
import type { Approvals } from '../approvals/approvals.ts';
import { helpView } from '../views/care.ts';
import { homeView, outsiderView } from '../views/home.ts';
import type { Surroundings } from './care.ts';
import { openSearch } from './customer.ts';
import { defineAction } from './handler.ts';
import type { DrawHome } from './listen.ts';
import { homeLists } from './lists/requests.ts';
import { holdsAny, READERS } from './people.ts';

export const drawHome =
  (approvals: Approvals, around: Surroundings): DrawHome =>
  async (desk) => {
    const { theirs, unsettled, mine, stop } = await homeLists(approvals, around, desk);
    const { roles } = desk.person;
    const decides = roles.includes('approver') || theirs.total > 0;
    const isOutsider = roles.length === 0 && theirs.total + unsettled.total + mine.total === 0;
    if (isOutsider) return outsiderView(desk.text);
    return homeView(
      {
        lists: { waiting: decides ? theirs : undefined, unsettled, mine, stop },
        looks: holdsAny(desk.person, READERS),
        asks: roles.includes('agent'),
        ...(roles.length > 0 && { environment: around.environment }),
      },
      desk.text,
    );
  };

const find = defineAction({
  actionId: 'home.find',
  roles: READERS,
  run: (_event, desk) => openSearch(desk),
});

const help = defineAction({
  actionId: 'home.help',
  roles: [],
  async run(_event, desk) {
    await desk.screen.show(helpView(desk.text));
  },
});

export const homeHandlers = [find, help];
