/** A list of which some entries cannot be read closes nothing: what it does not hold may be chosen. */
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/api/answer.ts';
import { catalogueOf, entriesOf } from '../../../src/api/catalogues.ts';
import { ApiError } from '../../../src/api/errors.ts';
import { fieldsOf } from '../../../src/api/fields.ts';
import type { InputOf, Operation, OutputOf } from '../../../src/api/operation.ts';
import { operationById } from '../../../src/api/registry.ts';
import { choicesAmong } from '../../../src/commands/form/choices.ts';
import { unreadIn, withUnread } from '../../../src/fields/unread.ts';
import { texts } from '../../../src/text/text.ts';

const [field] = fieldsOf(operationById('customers-v2.bonuses.delete') ?? expect.fail()).filter(
  ({ catalogue }) => catalogue !== undefined,
);

describe('a list to choose from', () => {
  const entries = [{ value: '5', name: 'BONO 5 GB' }];
  const choices = (list: typeof entries, typed: string) =>
    choicesAmong(field ?? expect.fail(), list, typed, texts.en).map(({ value }) => value);

  it('takes only what is in it when it is whole', () => {
    expect(choices(entries, '7')).toEqual([]);
    expect(choices(entries, '5')).toEqual(['5']);
  });

  it('takes what is typed when it lacks entries', () => {
    const unsure = withUnread([...entries], 1);
    expect(choices(unsure, '7')).toEqual(['7']);
    expect(choices(unsure, '5')).toEqual(['5']);
    expect(choices(unsure, '')).toEqual(['5']);
  });

  it('counts entries without a value', () => {
    const made = entriesOf([{ id: '1' }, { id: null }], ({ id }) =>
      id === null ? undefined : { value: id, name: id },
    );
    expect(made).toEqual([{ value: '1', name: '1' }]);
    expect(unreadIn(made)).toBe(1);
    expect(unreadIn(entriesOf(withUnread([], 2), () => undefined))).toBe(2);
  });
});

const LINE = { params: { subscription_id: '22222' } };
const CUSTOMER = { params: { customer_id: '123e4567-e89b-42d3-a456-556642440000' } };

it.each([
  ['masks', {}, { 'barrings.masks.list': [{ name: 'without a code' }, { code: 'M1' }] }],
  [
    'masks_of_line',
    { ...LINE, body: { action: 'REMOVE' } },
    { 'barrings.masks.list': [], 'barrings.subscription-masks.list': { masks: ['M1', null] } },
  ],
  [
    'masks_of_line',
    { ...LINE, body: { action: 'APPLY' } },
    { 'barrings.masks.list': [{ code: 'M1' }, {}], 'barrings.subscription-masks.list': { masks: [] } },
  ],
  [
    'network_services',
    LINE,
    { 'barrings.subscription-services.list': [{ serviceId: 1 }, { serviceName: 'DATA' }] },
  ],
  ['bonuses_of_line', LINE, { 'customers-v2.bonuses.list': { items: [{ id: 1 }, null] } }],
  ['services_of_line', LINE, { 'customers-v2.services.list': { items: [{ id: 1 }, {}] } }],
  ['categories', {}, { 'customers-v4.categories.list': { categories: [{ id: 1 }, { name: 'risk' }] } }],
  [
    'customer_categories',
    CUSTOMER,
    { 'customers-v4.customer-categories.list': { categories: [{ id: 1 }, null] } },
  ],
  ['credentials', CUSTOMER, { 'customers-v4.credentials.list': { credentials: [{ id: 'a' }, {}] } }],
  [
    'account_lines',
    { body: { account: { account_id: '7' } } },
    {
      'customers-v2.accounts.get': { customer_id: 5 },
      'customers-v4.external-customers.get': { id: 'u' },
      'customers-v4.customers.get': {
        personal_info: { identity_document: { number: '12345678Z', type: 'NIF' } },
      },
      'customers-v2.users.tree': {
        accounts: [{ id: 7, subscriptions: [{ id: 1, mobile_line_type: 'mobile' }, null] }],
      },
    },
  ],
  ['special_treatments', {}, { 'customers-v4.special-treatments.list': { values: ['VIP', null] } }],
])(
  '%s of %j holds one entry and says that it lacks one',
  async (name, input, answers: Readonly<Record<string, unknown>>) => {
    function read<O extends Operation>(operation: O, given: InputOf<O>): Promise<OutputOf<O>>;
    async function read(operation: Operation): Promise<unknown> {
      const answer = readAnswer(operation, 200, JSON.stringify(answers[operation.id]));
      if (answer instanceof ApiError) throw answer;
      return answer.data;
    }
    const entries = await catalogueOf(name)(input, read);
    expect(entries).toHaveLength(1);
    expect(unreadIn(entries)).toBe(1);
  },
);
