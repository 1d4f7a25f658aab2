/** Accepted changes take effect later, and how they ended is told to the caller's address. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { subscriptionsGet } from '../../../src/api/customers-v2/subscriptions.ts';
import type { AnyInput, Operation } from '../../../src/api/operation.ts';
import { barringsGet, barringsUpdate } from '../../../src/api/partners/barrings.ts';
import { devicesUpdate } from '../../../src/api/partners/devices.ts';
import { servicesCreate } from '../../../src/api/partners/services.ts';
import { until } from '../../support/until.ts';
import { openOffice, reader, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, debtor } = office.known;

/** What the office reports, by the path it is told to. */
const reports = new Map<string, unknown>();
const listener = createServer(async (request, response) => {
  reports.set(request.url ?? '', JSON.parse(await text(request)));
  response.end();
});
await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
const place = listener.address();
const base = typeof place === 'object' && place ? `http://127.0.0.1:${place.port}` : '';

/** Addresses of their own for each change: a late report is nobody else's. */
let changes = 0;
function callbacks() {
  changes += 1;
  return {
    callback_success_url: `${base}/${changes}/done`,
    callback_error_url: `${base}/${changes}/failed`,
  };
}

beforeEach(() => office.reset());
afterAll(async () => {
  await office.close();
  listener.close();
});

const params = { service_type: 'mobile', service_id: lucia.msisdn };
const codes = async (of = params) => (await read(barringsGet, { params: of })).appliedBarringsMaskCodes;

/** Asks for a change, which is accepted and says nothing yet; then its time comes, and its one report. */
async function ended(operation: Operation, input: AnyInput): Promise<unknown> {
  expect((await visit(office, operation, input)).status).toBe(202);
  const mine = () => [...reports].filter(([path]) => path.startsWith(`/${changes}/`));
  expect(mine()).toEqual([]);
  office.settle();
  await until('the report', () => mine().length > 0);
  const [[path, body] = []] = mine();
  return { [path?.split('/').at(-1) ?? '']: body };
}

const DONE = { done: { result: 'OK' } };
const failed = (reason: string) => ({ failed: { result: 'ERROR', reason } });

describe('a barring', () => {
  const set = (active: boolean) => ({
    params,
    body: { ...callbacks(), active, barring_name: 'ROAMING' as const },
  });

  it('is switched when its time has come, and back', async () => {
    await visit(office, barringsUpdate, set(true));
    expect(await codes()).toEqual([]);
    office.settle();
    expect(await codes()).toEqual(['ROAMING']);
    expect(await ended(barringsUpdate, set(false))).toEqual(DONE);
    expect(await codes()).toEqual([]);
  });

  it('that is already as asked is an error', async () => {
    expect(await ended(barringsUpdate, set(false))).toEqual(failed('The barring is already so'));
  });

  it('stands beside the masks of the line', async () => {
    const of = { ...params, service_id: debtor.msisdn };
    expect(await ended(barringsUpdate, { ...set(true), params: of })).toEqual(DONE);
    expect(await codes(of)).toEqual(['DEBT_MOBILE_LP', 'ROAMING']);
  });
});

describe('a service', () => {
  const watch = { service_type: 'applewatch', service_id: 'W-1' };
  const create = (service_type: string, service_id?: string) => ({
    params: { service_type },
    body: { ...callbacks(), ...(service_id && { service_id }), service_details: { eid: '8904903200' } },
  });

  it('is there once it is created', async () => {
    await visit(office, servicesCreate, create('applewatch', 'W-1'));
    expect((await visit(office, barringsGet, { params: watch })).status).toBe(400);
    office.settle();
    expect(await codes(watch)).toEqual([]);
  });

  it.each([
    ['is not created twice', 'applewatch', 'W-1', [DONE, failed('There is such a service')]],
    ['does not take the number of a line', 'mobile', lucia.msisdn, [failed('There is such a service')]],
    ['of another kind may share it', 'applewatch', lucia.msisdn, [DONE]],
    ['need not bring a number', 'applewatch', undefined, [DONE, DONE]],
  ])('%s', async (_, type, id, expected) => {
    for (const each of expected) expect(await ended(servicesCreate, create(type, id))).toEqual(each);
  });
});

describe('a device', () => {
  const swap = (category: 'SIM' | 'ROUTER', details: Record<string, unknown>) => ({
    params: { ...params, device_id: 'SIM1' },
    body: { ...callbacks(), category, new_service_device_details: details },
  });
  const iccid = async (of = lucia) =>
    (await read(subscriptionsGet, { params: { subscription_id: of.subscriptionId } })).iccid ?? undefined;

  it('that is a SIM takes the place of the old one', async () => {
    const old = await iccid();
    await visit(office, devicesUpdate, swap('SIM', { iccid: '8934042419120320845' }));
    expect(await iccid()).toBe(old);
    office.settle();
    expect(await iccid()).toBe('8934042419120320845');
  });

  it('that is none leaves the SIM alone', async () => {
    const old = await iccid();
    const details = { iccid: '8934042419120320845' };
    expect(await ended(devicesUpdate, swap('ROUTER', details))).toEqual(DONE);
    expect(await iccid()).toBe(old);
  });

  it.each([
    ['is somebody else’s', () => iccid(debtor), 'The SIM is in use'],
    ['has a wrong digit', () => '8934042419120320846', 'Not an ICCID'],
  ])('is an error when its ICCID %s', async (_, of, reason) => {
    const old = await iccid();
    expect(await ended(devicesUpdate, swap('SIM', { iccid: await of() }))).toEqual(failed(reason));
    expect(await iccid()).toBe(old);
  });
});

it('refuses an unknown service at once, and reports nothing', async () => {
  const unknown = { service_type: 'mobile', service_id: '600000000' };
  const body = { ...callbacks(), active: true, barring_name: 'ROAMING' };
  expect((await visit(office, barringsUpdate, { params: unknown, body })).status).toBe(400);
  office.settle();
  // What is known is reported meanwhile: the unknown would have been before it.
  expect(await ended(barringsUpdate, { params, body: { ...body, ...callbacks() } })).toEqual(DONE);
  expect(reports.has(new URL(body.callback_success_url).pathname)).toBe(false);
  expect(reports.has(new URL(body.callback_error_url).pathname)).toBe(false);
});
