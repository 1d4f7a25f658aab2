/** The Home tab and its quick actions. */
import type { Approvals } from '../approvals/approvals.ts';
import { helpView } from '../views/care.ts';
import { homeView } from '../views/home.ts';
import { requestsFor, type Surroundings } from './care.ts';
import { openSearch } from './customer.ts';
import { defineAction } from './handler.ts';
import type { DrawHome } from './listen.ts';

export const drawHome =
  (approvals: Approvals, around: Surroundings): DrawHome =>
  async (desk) => {
    const { waiting, ...others } = await requestsFor(approvals, around, desk);
    const lists = { ...others, waiting: desk.person.roles.includes('approver') ? waiting : undefined };
    return homeView({ lists, environment: around.environment }, desk.text);
  };

const find = defineAction({
  actionId: 'home.find',
  roles: ['agent'],
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
