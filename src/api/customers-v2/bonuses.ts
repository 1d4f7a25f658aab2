import { z } from 'zod';
import { dayOf } from '../../fields/day.ts';
import { momentOf } from '../../fields/moment.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { entryOf, isWhole, stateOf, UNKNOWN } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { onDay, stateWords } from '../intent.ts';
import { type Change, defineOperation, type Inverse } from '../operation.ts';
import { digits, form, noBody, subscriptionId, wireId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { filter, unnamedParameter } from './filter.ts';

const text = () => z.string().nullish();
const line = z.strictObject({ subscription_id: subscriptionId() });
const scheduledDate = () =>
  z.iso.date().register(form, { hint: { en: 'At once when left empty', es: 'Al momento si se deja vacío' } });

export const bonusesList = defineOperation({
  id: 'customers-v2.bonuses.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/bonuses',
  title: { en: 'List the bonuses of a line', es: 'Ver los bonos de una línea' },
  resource: headings.bonuses,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Without a filter: active and scheduled bonuses. “Active” leaves the scheduled ones out.',
        es: 'Sin filtro: bonos activos y programados. «Activos» deja fuera los programados.',
      },
    },
    unnamedParameter,
  ],
  params: line,
  query: filter(['active', 'actual', 'inactive'], {
    active: { en: 'Active, without scheduled ones', es: 'Activos, sin los programados' },
  }),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      items: z
        .array(z.looseObject({ id: wireId().nullish(), value: text(), start_date: text(), end_date: text() }))
        .nullish(),
    }),
  },
});

const bonuses = defineCatalogue(
  'bonuses_of_line',
  () => [bonusesList],
  async (input, read) => {
    const params = line.parse({ subscription_id: valueAt(input, 'params.subscription_id') });
    const { items } = await read(bonusesList, { params });
    return entriesOf(items, ({ id, value }) => (id == null ? undefined : { value: id, name: value ?? id }));
  },
);

const label = { en: 'Bonus', es: 'Bono' };

const DAY = 24 * 3_600_000;

/** Whether a bonus is not an older one: with a day asked for, one that starts then or later. */
const startsFrom = (start: string | null | undefined, day: string | undefined): boolean =>
  day === undefined || (dayOf(start ?? '') ?? '') >= day;

/** Whether a bonus still listed is on its way out: it ends by the day asked for, or at the midnight after it. */
function endsBy(end: string | null | undefined, day: string | undefined): boolean {
  const [at, begins] = [momentOf(end ?? ''), momentOf(day ?? '')];
  return at !== undefined && begins !== undefined && at.getTime() <= begins.getTime() + DAY;
}

/** How many of a bonus the line had before it was asked for. */
const heldBefore = ([bonus]: readonly Change[]): number => (Array.isArray(bonus?.now) ? bonus.now.length : 0);

export const bonusesAdd = defineOperation({
  id: 'customers-v2.bonuses.add',
  api: 'customers-v2',
  method: 'PUT',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/bonuses',
  title: { en: 'Add a bonus to a line', es: 'Añadir un bono a una línea' },
  says(_input, _sight, { whom, of }) {
    const bonus = of('body.bonusId');
    const from = onDay(of('body.scheduled_date'), { en: 'from', es: 'desde el' });
    return {
      en: `Add bonus ${bonus} to ${whom}${from.en}`,
      es: `Añadir el bono ${bonus} a ${whom}${from.es}`,
    };
  },
  resource: headings.bonuses,
  moves: 'money',
  params: line,
  body: z.strictObject({
    bonusId: z
      .int()
      .register(form, { hint: { en: 'The number of the bonus', es: 'El número del bono' }, example: '2001' }),
    scheduled_date: scheduledDate().optional(),
  }),
  responses: { 201: noBody() },
  async before({ params, body }, read) {
    const { items } = await read(bonusesList, { params });
    const held = items?.filter(({ id }) => id === String(body.bonusId)) ?? [];
    const known = held.map(({ value }) => value ?? String(body.bonusId));
    // One that could not be read may be it: it is not taken for new when it can be read later.
    const now = isWhole(items) ? known : [...known, UNKNOWN];
    // A bonus is bought as often as one likes: what the line has stays.
    const after = [...now, known[0] ?? String(body.bonusId)];
    return { changes: [{ label, now, after }], compares: ['body.bonusId'] };
  },
  async verify({ params, body: { bonusId, scheduled_date: day } }, read, before = []) {
    const { items } = await read(bonusesList, { params });
    const held = items?.filter(({ id }) => id === String(bonusId)) ?? [];
    const isNew = held.length > heldBefore(before);
    return seenIf(isNew && held.some(({ start_date }) => startsFrom(start_date, day)));
  },
  // What starts on another day has not taken effect yet; of two alike nobody can say which one would go.
  undo({ params, body: { bonusId, scheduled_date } }, { changes }): Inverse | undefined {
    if (scheduled_date !== undefined || heldBefore(changes) > 0) return undefined;
    return { operation: bonusesDelete, input: { params: { ...params, bonus_id: String(bonusId) } } };
  },
});

export const bonusesDelete = defineOperation({
  id: 'customers-v2.bonuses.delete',
  api: 'customers-v2',
  method: 'DELETE',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/bonuses/{bonus_id}',
  title: { en: 'Take a bonus from a line', es: 'Quitar un bono a una línea' },
  says({ params }, { changes: [bonus] }, { whom, of }) {
    const name = stateWords(bonus?.now)?.en ?? of('params.bonus_id') ?? params.bonus_id;
    const from = onDay(of('query.scheduled_date'), { en: 'from', es: 'desde el' });
    return {
      en: `Take bonus ${name} from ${whom}${from.en}`,
      es: `Quitar el bono ${name} a ${whom}${from.es}`,
    };
  },
  resource: headings.bonuses,
  moves: 'service',
  params: z.strictObject({
    subscription_id: subscriptionId(),
    bonus_id: digits().register(form, { catalogue: bonuses }),
  }),
  query: z.strictObject({ scheduled_date: scheduledDate().optional() }),
  responses: { 202: noBody() },
  async before({ params: { subscription_id, bonus_id } }, read) {
    const { items } = await read(bonusesList, { params: { subscription_id } });
    const found = entryOf(items, bonus_id);
    return {
      changes: [{ label, ...stateOf(found && (found.value ?? bonus_id)), after: null }],
      // On no day is there anything to take from a line that has none.
      compares: ['query.scheduled_date'],
    };
  },
  async verify({ params: { subscription_id, bonus_id }, query }, read) {
    const { items } = await read(bonusesList, { params: { subscription_id } });
    if (entryOf(items, bonus_id) === undefined) return 'not_done';
    const left = (items ?? []).filter(({ id }) => id === bonus_id);
    return seenIf(left.every(({ end_date }) => endsBy(end_date, query?.scheduled_date)));
  },
  undo({ params: { subscription_id, bonus_id }, query }): Inverse | undefined {
    if (query?.scheduled_date !== undefined) return undefined;
    const body = { bonusId: Number(bonus_id) };
    return { operation: bonusesAdd, input: { params: { subscription_id }, body } };
  },
});
