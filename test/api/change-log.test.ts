/** Lines of the change logs of the API pages: what they made mandatory, what they added, what they call outdated. */
import { afterAll, describe, expect, it } from 'vitest';
import { type AnswerNode, answerTree } from '../../src/api/answer-tree.ts';
import { ApiError } from '../../src/api/errors.ts';
import { fieldsOf } from '../../src/api/fields.ts';
import type { AnyInput, Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { openOffice, reader, visit } from '../sandbox/office/visit.ts';

const office = await openOffice();
afterAll(() => office.close());
const { lucia, business } = office.known;

function named(id: string): Operation {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return operation;
}
const devicesAdd = named('customers-v2.devices.add');
const migration = named('customers-v2.account-migrations.create');
const update = named('customers-v4.customers.update');

/** The paths an input is refused at. */
const wrong = (operation: Operation, input: AnyInput): readonly string[] => {
  const checked = checkInput(operation, input);
  return checked.ok ? [] : checked.issues.map(({ path }) => path);
};

const sale = (device: Record<string, unknown>): AnyInput => ({
  params: { subscription_id: lucia.subscriptionId },
  body: { sell: {}, client: {}, device, subscription_offer_segment: 'B2C' },
});
const sold = {
  device_details: { catalogue_id: 'C-1' },
  fees: { upfront_fee: 0 },
  reservation_id: 'R-1',
};

describe('a device sold to a line', () => {
  it('P9 wants fees that say something and a reservation', () => {
    expect(wrong(devicesAdd, sale({}))).toEqual(
      expect.arrayContaining(['body.device.fees', 'body.device.reservation_id']),
    );
    expect(wrong(devicesAdd, sale({ ...sold, fees: {} }))).toEqual(['body.device.fees.upfront_fee']);
    expect(wrong(devicesAdd, sale(sold))).toEqual([]);
    const required = fieldsOf(devicesAdd).filter(({ required: marked }) => marked);
    expect(required.map(({ path }) => path)).toContain('body.device.reservation_id');
  });

  it('P9 the same of a device of a signup: the entry names no endpoint', () => {
    const signup = named('customers-v2.signups.create');
    const paths = fieldsOf(signup, {
      body: { products: { mobile_line: { devices: [{}] } } },
    }).filter(({ required }) => required);
    expect(paths.map(({ path }) => path)).toContain('body.products.mobile_line.devices.0.reservation_id');
  });

  it('P10 wants catalogue_id where the entry says so, and not inside a signup', () => {
    const { device_details: _, ...without } = sold;
    expect(wrong(devicesAdd, sale(without))).toEqual(['body.device.device_details']);
    expect(wrong(devicesAdd, sale({ ...sold, device_details: {} }))).toEqual([
      'body.device.device_details.catalogue_id',
    ]);
    const body = {
      account: { account_id: 1, new_bundle_id: 2, subscriptions: { mobile_lines: [{ devices: [without] }] } },
    };
    expect(wrong(migration, { params: {}, body })).toEqual([]);
  });

  it('P11 the local office refuses what lacks them', async () => {
    expect((await visit(office, devicesAdd, sale({}))).status).toBe(400);
    expect((await visit(office, devicesAdd, sale({ ...sold, device_details: {} }))).status).toBe(400);
    expect((await visit(office, devicesAdd, sale(sold))).status).toBe(201);
  });

  it('P19 takes granted_amount and credit_line_amount in whole numbers', () => {
    const lent = (amounts: Record<string, number>) =>
      sale({ ...sold, financial_details: { pre_booking: amounts } });
    expect(wrong(devicesAdd, lent({ granted_amount: 12.5 }))).toHaveLength(1);
    expect(wrong(devicesAdd, lent({ credit_line_amount: 0.5 }))).toHaveLength(1);
    expect(wrong(devicesAdd, lent({ granted_amount: 12, credit_line_amount: 100 }))).toEqual([]);
  });

  it('P20 has no limit of ours where the limit is printed nowhere', () => {
    const address = { province_id: '9'.repeat(300) };
    const input = sale(sold);
    const body = { ...Object(input.body), delivery_info: { address } };
    expect(wrong(devicesAdd, { ...input, body })).toEqual([]);
  });
});

describe('an account moved to another bundle', () => {
  const moved = (subscriptions: Record<string, unknown>): AnyInput => ({
    params: {},
    body: { account: { account_id: 5827148, new_bundle_id: 954, subscriptions } },
  });

  it.each([
    [
      'P12',
      'the holder at the old operator',
      { mobile_lines: [{ portability_info: { donor_user: { name: 'x' } } }] },
    ],
    ['P13', 'streaming', { ott: [{ product_id: 12, email: 'a@example.com' }] }],
    [
      'P14',
      'devices',
      {
        mobile_lines: [
          {
            devices: [
              {
                device_details: {
                  insured_amount: 100,
                  category: 'Generic',
                  catalogue_id: 'C-1',
                  logistic_required: true,
                },
                fees: { upfront_fee: 0 },
                reservation_id: 'R-1',
              },
            ],
          },
        ],
      },
    ],
  ])('%s takes %s', async (_, _what, subscriptions) => {
    const input = moved(subscriptions);
    expect(wrong(migration, input)).toEqual([]);
    expect(fieldsOf(migration, input).length).toBeGreaterThan(fieldsOf(migration, moved({})).length);
  });
});

describe('what is outdated is offered last, and says so', () => {
  const marks = (id: string, pattern: RegExp) =>
    fieldsOf(named(id), EVERYTHING).filter(({ path }) => pattern.test(path));
  const EVERYTHING = {
    body: { client: { attributes: { employment: {} } }, delivery_info: { address: {} }, device: {} },
  };

  it.each([
    'customers-v2.devices.add',
    'customers-v2.subscriptions.add',
    'customers-v2.account-migrations.create',
  ])('P15 the work of the buyer in %s', (id) => {
    const fields = marks(id, /\.employment\./);
    expect(fields).toHaveLength(8);
    for (const { deprecated, trail } of fields) {
      expect(deprecated).toEqual({ since: '2.36.8', ignored: true });
      expect(trail.map(({ en }) => en).join()).toContain('no longer processed since 2.36.8');
      expect(trail.map(({ es }) => es).join()).toContain('ya no se procesa desde 2.36.8');
    }
    const attributes = marks(id, /\.attributes\./).map(({ path }) => path.includes('.employment.'));
    expect(attributes).toEqual(attributes.toSorted());
  });

  it('P15 the pre-booking of a device, by the same entry', () => {
    const fields = marks('customers-v2.devices.add', /\.pre_booking\./);
    expect(fields).toHaveLength(7);
    expect(fields.every(({ deprecated }) => deprecated?.ignored)).toBe(true);
  });

  it('P16 nine parts of the address a device goes to', () => {
    const fields = marks('customers-v2.devices.add', /delivery_info\.address\./);
    const outdated = fields.filter(({ deprecated }) => deprecated?.since === '2.25.4');
    expect(outdated.map(({ path }) => path.split('.').at(-1)).toSorted()).toEqual([
      'address_id',
      'bis',
      'block',
      'description',
      'hand1',
      'hand2',
      'letter',
      'stair',
      'technical_id',
    ]);
    expect(fields.slice(-9)).toEqual(outdated);
    expect(outdated.every(({ label }) => label.en.endsWith('(outdated since 2.25.4)'))).toBe(true);
    expect(outdated.every(({ label }) => label.es.endsWith('(obsoleto desde 2.25.4)'))).toBe(true);
  });

  it('P22 who financed a device, which each instalment plan says now', () => {
    const data = {
      devices: [{ device_info: { financed_by: 'X' }, fees: { installment_plan: { financed_by: 'Y' } } }],
    };
    const tree = answerTree(named('customers-v2.devices.list'), 200, data);
    const [old, current] = valuesOf(tree).filter(({ name }) => name === 'financed_by');
    expect(old).toMatchObject({
      value: 'X',
      label: { en: expect.stringContaining('outdated since 2.34.0') },
    });
    expect(current).toMatchObject({ value: 'Y', label: { en: expect.not.stringContaining('outdated') } });
  });
});

describe('P17 a customer of customers v4', () => {
  const changed = (body: Record<string, unknown>): AnyInput => ({
    params: { customer_id: business.customerUuid },
    body,
  });

  it('P17 has a nationality of two capital letters', async () => {
    expect(wrong(update, changed({ personal_info: { nationality: 'FR' } }))).toEqual([]);
    expect(wrong(update, changed({ personal_info: { nationality: 'fr' } }))).toHaveLength(1);
    const before = await update.before?.(changed({ personal_info: { nationality: 'FR' } }), reader(office));
    expect(before?.changes).toMatchObject([{ label: { en: 'Nationality' }, after: 'FR' }]);
  });

  it('P17 has company data, without the representative, who is set elsewhere', async () => {
    const input = changed({ company_info: { name: 'Nueva S.L.' } });
    expect(wrong(update, input)).toEqual([]);
    expect(wrong(update, changed({ company_info: { associated_users: [] } }))).toHaveLength(1);
    const before = await update.before?.(input, reader(office));
    expect(before?.changes).toMatchObject([
      { label: { en: 'Company: name' }, masked: true, clear: { after: 'Nueva S.L.' } },
    ]);
    expect(before?.changes[0]?.clear?.now).not.toBeNull();
    expect((await visit(office, update, input)).status).toBe(204);
    const again = await update.before?.(input, reader(office));
    expect(again?.changes[0]?.clear?.now).toBe('Nueva S.L.');
  });
});

describe('a reading that is withdrawn closes no door', () => {
  const gone = (status: number) =>
    Promise.reject(
      new ApiError('There is no such thing.', {
        kind: 'not_found',
        outcome: 'refused',
        api: 'customers-v2',
        operationId: 'customers-v2.blocks.list',
        status,
      }),
    );

  it.each([404, 405, 410])(
    'P18 a block is asked for, and what is there now is not known (%i)',
    async (status) => {
      const input = { params: { subscription_id: '1', block_id: '1' }, body: { active: true } };
      const before = await named('customers-v2.blocks.update').before?.(input, () => gone(status));
      expect(before?.changes).toMatchObject([{ unknown: true, after: { en: 'blocked (theft)' } }]);
    },
  );

  it('P18 the same of a service of a line, whose list the same entry deprecates', async () => {
    const input = { params: { subscription_id: '1', service_id: '7' }, body: { active: false } };
    const before = await named('customers-v2.services.update').before?.(input, () => gone(410));
    expect(before?.changes).toMatchObject([{ unknown: true, after: false }]);
  });

  it('P18 another failure is still one', async () => {
    const input = { params: { subscription_id: '1', block_id: '1' }, body: { active: true } };
    await expect(named('customers-v2.blocks.update').before?.(input, () => gone(500))).rejects.toThrow(
      ApiError,
    );
  });
});

describe('P21 kinds of subscription the change log names', () => {
  const answer = (id: string, data: unknown) =>
    valuesOf(answerTree(named(id), 200, data)).find(({ name }) => name === 'type')?.named;

  it.each([
    [11, 'Device insurance', 'Seguro de terminal'],
    [12, 'Netflix', 'Netflix'],
    [13, 'Apple Watch', 'Apple Watch'],
  ])('P21 %i is %s', (type, en, es) => {
    const signedUp = { account_info: { subscriptions: [{ type }] } };
    expect(answer('customers-v2.signups.create', signedUp)).toEqual({ en, es });
    const penalties = [{ penalties: [{ type }] }];
    expect(answer('customers-v2.penalties.account', penalties)).toEqual({ en, es });
  });
});

function valuesOf(node: AnswerNode | undefined): readonly Extract<AnswerNode, { node: 'value' }>[] {
  if (node === undefined) return [];
  if (node.node === 'value') return [node];
  return (node.node === 'group' ? node.parts : node.items).flatMap(valuesOf);
}
