import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { masksOperationsCreate } from '../../../src/api/barrings/masks-operations.ts';
import {
  subscriptionMasksHistory,
  subscriptionMasksList,
  subscriptionMasksUpdate,
} from '../../../src/api/barrings/subscription-masks.ts';
import {
  subscriptionServicesList,
  subscriptionServicesUpdate,
  subscriptionServicesUpdateMany,
} from '../../../src/api/barrings/subscription-services.ts';
import { blocksList, blocksUpdate, nameBlocks } from '../../../src/api/customers-v2/blocks.ts';
import {
  penaltiesAccount,
  penaltiesConfirm,
  penaltiesDelete,
} from '../../../src/api/customers-v2/penalties.ts';
import type { InputOf, Operation } from '../../../src/api/operation.ts';
import { systemClock } from '../../../src/clock.ts';
import { openOffice, reader, TODAY, visit } from './visit.ts';

let clock = TODAY.getTime();
const office = await openOffice({ clock: { ...systemClock, now: () => new Date(clock) } });
const read = reader(office);
const { lucia, debtor, committed } = office.known;
beforeEach(() => {
  clock = TODAY.getTime();
  office.reset();
});
afterAll(() => office.close());

const params = { subscription_id: lucia.subscriptionId };
const masks = async (of = params) => (await read(subscriptionMasksList, { params: of })).masks;

/** The services of a line, by name: active or not, and whether an order runs. */
async function services(of = params): Promise<Record<string, string>> {
  const list = await read(subscriptionServicesList, { params: of });
  return Object.fromEntries(
    list.map(({ serviceName, active, order }) => [
      serviceName,
      `${active ? 'on' : 'off'}${order?.running ? ' running' : ''}`,
    ]),
  );
}

/** What the hooks of a change say of an input. */
const hooks = <O extends Operation>(operation: O, input: InputOf<O>) => ({
  foresee: () => operation.before?.(input, read),
  verify: () => operation.verify?.(input, read),
});

describe('a change of masks', () => {
  const body = {
    action: 'APPLY' as const,
    barringsMasksCodes: ['RISK_MOBILE_ROAMING', 'CUST_MOBILE_ROAMING'],
  };
  const { foresee, verify } = hooks(subscriptionMasksUpdate, { params, body });

  it('is accepted, runs, and takes effect when its time has come', async () => {
    const { externalId } = await read(subscriptionMasksUpdate, { params, body });
    expect(await masks()).toEqual([]);
    expect(await services()).toMatchObject({ ROAMING: 'on running', DATA: 'on' });
    const roaming = (await read(subscriptionServicesList, { params })).find(
      ({ serviceName }) => serviceName === 'ROAMING',
    );
    expect(roaming?.order?.orders).toEqual([externalId]);
    clock += 2999;
    expect(await masks()).toEqual([]);
    expect(await verify()).toBe('not_done');
    clock += 1;
    expect(await masks()).toEqual(body.barringsMasksCodes);
    expect(await services()).toMatchObject({ ROAMING: 'off', DATA: 'on' });
    expect(await verify()).toBe('done');
  });

  it('says beforehand what would change, and what it touches', async () => {
    expect(await foresee()).toMatchObject({
      changes: [
        {
          label: { en: 'Masks', es: 'Máscaras' },
          now: [],
          after: ['Riesgo en itinerancia (RISK_MOBILE_ROAMING)', 'Sin roaming (CUST_MOBILE_ROAMING)'],
        },
      ],
      compares: ['body.action', 'body.barringsMasksCodes', 'body.reason'],
      touches: ['ROAMING'],
    });
  });

  it('lets nobody ask for the same again while it runs', async () => {
    await read(subscriptionMasksUpdate, { params, body });
    expect(await visit(office, subscriptionMasksUpdate, { params, body })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_BARRING_MASK' },
    });
  });

  it('is not done while an order on the line runs, even when the masks are there', async () => {
    await read(subscriptionMasksUpdate, { params, body });
    office.settle();
    await read(subscriptionServicesUpdate, {
      params: { ...params, service_id: '12' },
      body: { reason: 'CUST', active: false },
    });
    expect(await verify()).toBe('not_done');
    office.settle();
    expect(await verify()).toBe('done');
  });

  it('is removed as it was applied, by an operation, and history grows', async () => {
    const line = { subscription_id: debtor.subscriptionId };
    const input = {
      params: line,
      body: { action: 'REMOVE' as const, barringsMasksCodes: ['DEBT_MOBILE_LP'] },
    };
    const removal = hooks(masksOperationsCreate, input);
    expect(await removal.foresee()).toMatchObject({
      changes: [{ now: ['Redireccion Internet (DEBT_MOBILE_LP)'], after: [] }],
      touches: ['OUTGOING_VOICE'],
    });
    expect(await services(line)).toMatchObject({ OUTGOING_VOICE: 'off' });
    await read(masksOperationsCreate, input);
    expect(await removal.verify()).toBe('not_done');
    office.settle();
    expect(await removal.verify()).toBe('done');
    expect(await services(line)).toMatchObject({ OUTGOING_VOICE: 'on' });
    const history = await read(subscriptionMasksHistory, { params: line });
    expect(history.map(({ operation, mask }) => [operation, mask?.code])).toEqual([
      ['APPLY', 'DEBT_MOBILE_LP'],
      ['REMOVE', 'DEBT_MOBILE_LP'],
    ]);
  });

  it('is forgotten by a reset', async () => {
    await read(subscriptionMasksUpdate, { params, body });
    office.reset();
    office.settle();
    expect(await masks()).toEqual([]);
  });
});

describe('a switch of services', () => {
  it('takes effect later, and can be switched back', async () => {
    const off = { params: { ...params, service_id: '14' }, body: { reason: 'CUST' as const, active: false } };
    const { foresee, verify } = hooks(subscriptionServicesUpdate, off);
    expect(await foresee()).toMatchObject({
      changes: [{ label: { en: 'ROAMING', es: 'ROAMING' }, now: true, after: false }],
      compares: ['body.active', 'body.services', 'body.reason'],
      touches: ['ROAMING'],
    });
    await read(subscriptionServicesUpdate, off);
    expect([await services(), await verify()]).toMatchObject([{ ROAMING: 'on running' }, 'not_done']);
    office.settle();
    expect([await services(), await verify()]).toMatchObject([{ ROAMING: 'off' }, 'done']);
    await read(subscriptionServicesUpdate, { ...off, body: { reason: 'CUST', active: true } });
    office.settle();
    expect(await services()).toMatchObject({ ROAMING: 'on' });
  });

  it('does several at once', async () => {
    const wanted = [10, 12].map((serviceId) => ({ serviceId, active: false }));
    const input = { params, body: { reason: 'PROD' as const, services: wanted } };
    const { foresee, verify } = hooks(subscriptionServicesUpdateMany, input);
    expect((await foresee())?.changes.map(({ label, now, after }) => [label.en, now, after])).toEqual([
      ['OUTGOING_VOICE', true, false],
      ['SMS', true, false],
    ]);
    await read(subscriptionServicesUpdateMany, input);
    office.settle();
    expect([await services(), await verify()]).toMatchObject([
      { OUTGOING_VOICE: 'off', SMS: 'off', DATA: 'on' },
      'done',
    ]);
  });
});

describe('a block', () => {
  const set = (block_id: '1' | '2', active: boolean) => ({
    params: { ...params, block_id },
    body: { active, reason: 'Lo ha perdido' },
  });

  it('is there at once, with its reason, beside the other', async () => {
    const { foresee, verify } = hooks(blocksUpdate, set('2', true));
    await read(blocksUpdate, set('1', true));
    expect(await foresee()).toMatchObject({
      changes: [
        {
          label: { en: 'SIM', es: 'SIM' },
          now: { en: 'blocked (theft)', es: 'bloqueada (robo)' },
          after: { en: 'blocked (theft, loss)', es: 'bloqueada (robo, pérdida)' },
        },
      ],
      compares: ['body.active'],
    });
    expect(await verify()).toBe('not_done');
    await read(blocksUpdate, set('2', true));
    expect(await verify()).toBe('done');
    expect((await read(blocksList, { params })).items).toMatchObject([
      { id: '1', value: 'ROBO' },
      { id: '2', value: 'PERDIDA', description: 'Lo ha perdido', date_last_modified: TODAY.toISOString() },
    ]);
  });

  it('is lifted as it was set', async () => {
    await read(blocksUpdate, set('1', true));
    const { foresee, verify } = hooks(blocksUpdate, set('1', false));
    expect(await foresee()).toMatchObject({
      changes: [{ now: { en: 'blocked (theft)' }, after: { en: 'not blocked', es: 'sin bloquear' } }],
    });
    expect(await verify()).toBe('not_done');
    await read(blocksUpdate, set('1', false));
    expect(await verify()).toBe('done');
  });

  it('goes by the name the configuration gives its id', async () => {
    try {
      nameBlocks({ theft: '2', loss: '1' });
      expect(await hooks(blocksUpdate, set('2', true)).foresee()).toMatchObject({
        changes: [{ now: { en: 'not blocked' }, after: { en: 'blocked (theft)' } }],
      });
    } finally {
      nameBlocks({ theft: '1', loss: '2' });
    }
  });
});

describe('a penalty', () => {
  const compute = async () => {
    const [computed] = await read(penaltiesAccount, {
      params: { account_id: committed.accountId },
      query: { reason: 'unsubscribe' },
    });
    return { params: { computed_penalty_id: computed?.computed_penalty_id ?? '' }, computed };
  };

  it('is computed for each commitment that costs, under an id of its own', async () => {
    const [first, second] = [await compute(), await compute()];
    expect(first.computed?.penalties?.map(({ value, type }) => [value, type])).toEqual([
      [150, 'CANCELCOST'],
      [99.5, 'CANCELCOST'],
    ]);
    expect(first.params).not.toEqual(second.params);
  });

  it('is confirmed once, and deleted once, when confirmed', async () => {
    const { params: id } = await compute();
    const status = async (operation: Operation) => (await visit(office, operation, { params: id })).status;
    expect(await status(penaltiesDelete)).toBe(404);
    expect(await status(penaltiesConfirm)).toBe(200);
    expect(await status(penaltiesConfirm)).toBe(404);
    expect(await status(penaltiesDelete)).toBe(200);
    expect(await status(penaltiesDelete)).toBe(404);
  });
});
