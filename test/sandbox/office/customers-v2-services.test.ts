import { afterAll, beforeEach, expect, it } from 'vitest';
import { catalogueOf } from '../../../src/api/catalogues.ts';
import { servicesList, servicesUpdate } from '../../../src/api/customers-v2/services.ts';
import type { InputOf, Operation, OutputOf, Read } from '../../../src/api/operation.ts';
import { openOffice, reader } from './visit.ts';

const office = await openOffice();
const read = reader(office);
beforeEach(() => office.reset());
afterAll(() => office.close());

const line = { subscription_id: office.known.lucia.subscriptionId };
const params = { ...line, service_id: '14' };

it('switches a service, says what it touches and sees it switched', async () => {
  const input = { params, body: { active: false } };
  const name = (await read(servicesList, { params: line })).items?.find(({ id }) => id === '14')?.value;
  expect(await servicesUpdate.before?.(input, read)).toMatchObject({
    changes: [{ label: { en: name, es: name }, now: true, after: false }],
    compares: ['body.active'],
    touches: [name],
  });
  expect(await servicesUpdate.verify?.(input, read)).toBe('not_done');
  await read(servicesUpdate, input);
  expect(await servicesUpdate.verify?.(input, read)).toBe('done');
});

it('changes nothing when nothing is asked, and never sees what the line does not have', async () => {
  const nothing = { params, body: {} };
  expect(await servicesUpdate.before?.(nothing, read)).toMatchObject({
    changes: [{ now: true, after: true }],
  });
  expect(await servicesUpdate.verify?.(nothing, read)).toBe('done');
  const unknown = { params: { ...line, service_id: '99999' }, body: {} };
  expect(await servicesUpdate.before?.(unknown, read)).toMatchObject({
    changes: [{ now: null }],
    touches: [],
  });
  expect(await servicesUpdate.verify?.(unknown, read)).toBe('not_done');
});

it('offers the services that can be changed', async () => {
  function tell<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function tell(operation: Operation): Promise<unknown> {
    return operation.responses[200]?.parse({
      items: [
        { id: 1, value: 'VOZ', changeable: true },
        { id: 2, value: 'SMS', changeable: false },
        { id: 3, value: null },
      ],
    });
  }
  const offered: Read = tell;
  expect(await catalogueOf('services_of_line')({ params: line }, offered)).toEqual([
    { value: '1', name: 'VOZ' },
    { value: '3', name: '3' },
  ]);
});
