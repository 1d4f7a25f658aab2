/** `/customer`, and what is clicked on the customer's card. */
import { type Identifier, passportOf, recognise } from '../fields/identifier.ts';
import { oneLine } from '../views/escape.ts';
import { SEARCH_BLOCK, SEARCH_CALLBACK, searchView } from '../views/search.ts';
import {
  type ActionEvent,
  type Desk,
  defineAction,
  defineCommand,
  defineSubmission,
  Refusal,
} from './handler.ts';
import { customerLoading, fillCustomer } from './lookup/customer.ts';
import { identify, unreadableText } from './lookup/identify.ts';
import { openLine } from './lookup/line-card.ts';
import { fillPenalties, penaltiesLoading } from './lookup/penalties-card.ts';
import { showHere, viewOf } from './lookup/place.ts';
import { CARD, type Card, card } from './lookup/remember.ts';
import { lookAt, lookBy, subjectsIn } from './lookup/subject.ts';
import { READERS } from './people.ts';

const COMMAND = '/customer';
const roles = READERS;

export const customerCommand = defineCommand({
  name: COMMAND,
  roles,
  run: (typed, desk) => lookUpCustomer(identify(typed, COMMAND, desk.text), desk),
});

/** Opens a modal for a customer and fills it. */
export async function lookUpCustomer(identifier: Identifier, desk: Desk): Promise<void> {
  const shown = await desk.screen.show(customerLoading(desk, identifier));
  await fillCustomer(desk.reading(lookBy('customer', identifier)), shown, identifier);
}

/** Opens an empty search. */
export async function openSearch(desk: Desk): Promise<void> {
  await desk.screen.show(searchView(viewOf(desk)));
}

const cardOf = ({ metadata }: ActionEvent, desk: Desk): Promise<Card> =>
  desk.memory.load(CARD, metadata, card);

/** Reads the card again, on the page `turn` says. */
function turning(actionId: string, turn: (page: number) => number) {
  return defineAction({
    actionId,
    roles,
    async run(event, desk) {
      const known = await cardOf(event, desk);
      const identifier = identify(known.typed, COMMAND, desk.text);
      const page = Math.max(0, turn(known.page));
      const look = lookBy('customer', identifier);
      const about = [...look.about, ...subjectsIn(known)];
      const shown = await showHere(desk, customerLoading(desk, identifier));
      await fillCustomer(desk.reading({ ...look, about, page: page + 1 }), shown, identifier, page);
    },
  });
}

/** What was read as something else is looked up as a passport. */
const asPassport = defineAction({
  actionId: 'customer.as_passport',
  roles,
  async run(event, desk) {
    const { typed } = await cardOf(event, desk);
    const number = passportOf(identify(typed, COMMAND, desk.text));
    if (number === undefined) throw new Refusal(desk.text.desk.notInThisCard, 'not_offered');
    const passport = identify(`passport ${number}`, COMMAND, desk.text);
    const shown = await showHere(desk, customerLoading(desk, passport));
    await fillCustomer(desk.reading(lookBy('customer', passport)), shown, passport);
  },
});

const openLineAction = defineAction({
  actionId: 'customer.open_line',
  roles,
  async run(event, desk) {
    const { lines } = await cardOf(event, desk);
    const line = lines.find(({ subscriptionId }) => subscriptionId === event.value);
    if (!line) throw new Refusal(desk.text.desk.notInThisCard, 'not_offered');
    await openLine(desk, line);
  },
});

const openPenaltiesAction = defineAction({
  actionId: 'customer.open_penalties',
  roles,
  async run(event, desk) {
    const { accountIds, customerName, document, userId, customerUuid } = await cardOf(event, desk);
    const accountId = accountIds.find((id) => id === event.value);
    if (accountId === undefined) throw new Refusal(desk.text.desk.notInThisCard, 'not_offered');
    const shown = await desk.screen.show(penaltiesLoading(desk, accountId));
    const named = {
      ...(customerName !== undefined && { customerName }),
      ...(document !== undefined && { document }),
    };
    const whose = {
      ...(userId !== undefined && { userId }),
      ...(customerUuid !== undefined && { customerUuid }),
    };
    const reading = desk.reading(lookAt('penalties', { accountId, ...named, ...whose }));
    await fillPenalties(reading, shown, { accountId, takenForAccount: false, ...named });
  },
});

const searchSubmission = defineSubmission({
  callbackId: SEARCH_CALLBACK,
  roles,
  async submit({ values }, desk) {
    const entered = values[SEARCH_BLOCK];
    const found = recognise(typeof entered === 'string' ? entered : '');
    if (found.kind === 'unreadable') {
      // Under a field Slack shows plain text: what is code in a message would keep its backticks.
      const words = oneLine(unreadableText(found, COMMAND, desk.text).replaceAll('`', ''));
      return { errors: { [SEARCH_BLOCK]: words } };
    }
    return {
      view: customerLoading(desk, found),
      async work(shown) {
        await fillCustomer(desk.reading(lookBy('customer', found)), shown, found);
      },
    };
  },
});

export const customerHandlers = [
  customerCommand,
  turning('customer.refresh', (page) => page),
  turning('customer.previous', (page) => page - 1),
  turning('customer.next', (page) => page + 1),
  asPassport,
  openLineAction,
  openPenaltiesAction,
  searchSubmission,
];
