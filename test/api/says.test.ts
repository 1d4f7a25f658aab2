/** What each change says of its input, in both languages: the intent, whom it is about, and the figures. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/api/fields.ts';
import type { AnyInput, Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { intentOf, saidOf } from '../../src/commands/intent.ts';
import type { OnScreen } from '../../src/fields/on-screen.ts';
import { valueAt, withValue } from '../../src/fields/path.ts';
import { texts } from '../../src/text/text.ts';
import { approvalCard } from '../../src/views/approval-card.ts';
import { money } from '../../src/views/format.ts';
import { headingOf, sentenceOf, targetOf } from '../../src/views/intent.ts';
import type { Prepare } from '../contract/cases/case.ts';
import { cases } from '../contract/cases.ts';
import { visit } from '../sandbox/office/visit.ts';
import { textOf } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { modelIn, requestIn } from '../views/request-models.ts';

const stage = await startStage({ callbacks: true, effectDelayMs: 0 });
afterAll(() => stage.close());

const prepare: Prepare = async (id, input) => {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return (await visit(stage.office, operation, input)).body;
};

const changing = operations.filter(({ risk }) => risk !== 'read');
const inputs = new Map<string, AnyInput>();
for (const { id } of changing) {
  stage.office.reset();
  const made = await cases[id]?.input(stage.office, prepare);
  if (made !== undefined) inputs.set(id, made);
}
const inputOf = ({ id }: Operation): AnyInput => inputs.get(id) ?? { params: {} };

const LINE: OnScreen = { msisdn: '612345678' };
const says = (operation: Operation, input: unknown, target: OnScreen = LINE) =>
  saidOf({ operation, input, target });

describe('the sentence of each change', () => {
  it.each(changing.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
    const input = inputOf(operation);
    expect(checkInput(operation, input).ok, 'an input that fits').toBe(true);
    expect(operation.says).toBeDefined();
    const { en, es } = says(operation, input);
    for (const sentence of [en, es]) {
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\{|\s\s|^\s|\s$/);
      expect(sentence.length).toBeLessThan(200);
      expect(sentence).not.toMatch(/612345678|612 345 678/);
    }
    expect(en).not.toBe(es);
  });

  it('P37 says null by its name', () => {
    const add = changing.find(({ id }) => id === 'customers-v4.customer-categories.add');
    if (add === undefined) throw new Error('the operation is there');
    const input = { ...inputOf(add), body: { id: 12, value: null } };
    expect(says(add, input).en).toContain('no value (the category is not shown)');
  });

  it('D10 D13 D17 names the amount of all that has one, for the reader', () => {
    const sums = changing.filter(
      (operation) => operation.id.startsWith('partners.') && /movement|refund/.test(operation.id),
    );
    const withSum = sums.flatMap((operation) => {
      const value = valueAt(inputOf(operation), 'body.amount.value_with_taxes');
      return typeof value === 'number' ? [{ operation, value }] : [];
    });
    expect(withSum.length).toBeGreaterThan(4);
    for (const { operation, value } of withSum) {
      const { en, es } = says(operation, inputOf(operation));
      expect(en).toContain(money(value, { text: texts.en }));
      expect(es).toContain(money(value, { text: texts.es }));
    }
  });
});

/** The same input with one choice or yes-or-no turned to each of its other values. */
function turned(
  operation: Operation,
  input: AnyInput,
): readonly { readonly path: string; readonly input: unknown }[] {
  return fieldsOf(operation, input)
    .filter(({ path }) => TURNS.test(path))
    .flatMap(({ path, kind, options }) => {
      const now = valueAt(input, path);
      const values =
        kind === 'boolean' ? [!now] : options.map(({ value }) => value).filter((value) => value !== now);
      return values.map((value) => ({ path, input: withArrays(input, path, value) }));
    });
}
/** What turns an effect into another: on or off, apply or remove, charge or discount, which block. */
const TURNS = /(?:\.active|\.action|\.block_id|\.barring_name|^body\.type|\.modality)$/;

const withArrays = (input: AnyInput, path: string, value: unknown): unknown => {
  const copy: unknown = structuredClone(input);
  const [last = '', ...before] = path.split('.').toReversed();
  const parent = valueAt(copy, before.toReversed().join('.'));
  if (typeof parent === 'object' && parent !== null) Reflect.set(parent, last, value);
  return copy;
};

describe('two inputs with opposite effects', () => {
  const pairs = changing.flatMap((operation) =>
    turned(operation, inputOf(operation))
      .filter(({ input }) => checkInput(operation, input).ok)
      .map(({ path, input }) => [operation.id, path, operation, input] as const),
  );

  it('are many', () => expect(pairs.length).toBeGreaterThan(15));

  it.each(pairs)('%s never say the same: %s', (_id, _path, operation, input) => {
    const [one, other] = [says(operation, inputOf(operation)), says(operation, input)];
    expect(one.en).not.toBe(other.en);
    expect(one.es).not.toBe(other.es);
    const heading = (each: unknown) =>
      headingOf(intentOf({ operation, input: each, target: LINE }), texts.en, 'channel');
    expect(heading(inputOf(operation))).not.toBe(heading(input));
  });

  it('are what is done and what takes it back', () => {
    const undone = changing.flatMap((operation) => {
      const inverse = operation.undo?.(inputOf(operation), { changes: [], answer: { movement_id: '77' } });
      return inverse ? [{ operation, inverse }] : [];
    });
    expect(undone.length).toBeGreaterThan(5);
    for (const { operation, inverse } of undone) {
      expect(says(operation, inputOf(operation)).en).not.toBe(says(inverse.operation, inverse.input).en);
    }
  });
});

/** Words that are each other's opposite: a title says one of them or neither. */
const OPPOSITES = [
  [/\bblock\b/i, /\bunblock\b/i],
  [/\bapply\b/i, /\bremove\b/i],
  [/\bcharge\b/i, /\bdiscount\b/i],
  [/\badd\b/i, /\b(remove|delete|take)\b/i],
  [/\bgive\b/i, /\btake\b/i],
  [/\bbloquear\b/i, /\bdesbloquear\b/i],
  [/\baplicar\b/i, /\bquitar\b/i],
  [/\bponer\b/i, /\bquitar\b/i],
  [/\bcargar\b/i, /\bdescontar\b/i],
] as const;

/** Why a title cannot stand: it holds an operation and its opposite, or a word for both. */
function twoFaced(title: string): boolean {
  return /\bswitch\b/i.test(title) || OPPOSITES.some(([one, other]) => one.test(title) && other.test(title));
}

describe('D19 a title holds no operation and its opposite', () => {
  it.each([
    'Block or unblock a SIM',
    'Apply or remove masks',
    'Charge or discount a service',
    'Switch a barring of a service',
    'Bloquear o desbloquear una SIM',
    'Aplicar o quitar máscaras',
  ])('%s is refused', (title) => expect(twoFaced(title)).toBe(true));

  it.each(operations.map(({ id, title }) => [id, title] as const))('%s', (_id, { en, es }) => {
    expect([en, es].filter(twoFaced)).toEqual([]);
  });
});

it('D19 what is one thing or another is named by which it is', () => {
  const add = operations.find(({ id }) => id === 'customers-v2.subscriptions.add');
  const device = operations.find(({ id }) => id === 'partners.devices.update');
  if (add === undefined || device === undefined) throw new Error('the operations are there');
  const line = withValue(
    withValue({ params: {} }, 'body.account.account_id', 5),
    'body.account.subscriptions',
    {
      mobile_lines: [{ product_id: 402 }],
    },
  );
  const tv = withValue(line, 'body.account.subscriptions', { tv: { product_id: 7 } });
  const said = (input: unknown) =>
    sentenceOf(intentOf({ operation: add, input, target: {} }), texts.en, 'channel');
  expect(said(line)).not.toBe(said(tv));
  expect(says(device, inputOf(device)).en).toContain('device');
});

describe('what one operation says of its input', () => {
  const operationOf = (id: string): Operation => {
    const found = operations.find((each) => each.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const masks = (action: string, ...codes: string[]) => ({
    params: { subscription_id: '30000001' },
    body: { action, barringsMasksCodes: codes },
  });

  it('D11 names every mask, and how many they are', () => {
    const update = operationOf('barrings.subscription-masks.update');
    const intent = intentOf({ operation: update, input: masks('APPLY', 'a', 'b', 'c'), target: LINE });
    expect(headingOf(intent, texts.en, 'channel')).toBe('Apply 3 masks: a, b and c');
    expect(sentenceOf(intent, texts.es, 'channel')).toBe('Aplicar 3 máscaras: a, b y c a ••• ••• 678');
  });

  it('D12 two operations of one effect say the same', () => {
    const [one, other] = ['barrings.subscription-masks.update', 'barrings.masks-operations.create'].map(
      operationOf,
    );
    if (!one || !other) throw new Error('both are there');
    for (const input of [masks('APPLY', 'a'), masks('REMOVE', 'a', 'b')]) {
      expect(says(other, input)).toEqual(says(one, input));
    }
  });

  it('D15 a service is cut off or given back, by its name', () => {
    const update = operationOf('barrings.subscription-services.update');
    const label = { en: 'Outgoing calls', es: 'Llamadas salientes' };
    const said = (active: boolean) => {
      const input = {
        params: { subscription_id: '30000001', service_id: '10' },
        body: { reason: 'CUST', active },
      };
      return saidOf({
        operation: update,
        input,
        target: LINE,
        changes: [{ label, now: !active, after: active }],
      });
    };
    expect(said(false).en).toBe('Cut off outgoing calls of ••• ••• 678');
    expect(said(true).en).toBe('Give outgoing calls back to ••• ••• 678');
    expect(said(false).es).not.toBe(said(true).es);
  });

  it('D20 the page for developers shows how a sentence is made from the input', () => {
    const page = readFileSync('docs/extend.md', 'utf8');
    expect(page).toContain('says: ({ params, body }');
    expect(page).not.toContain('Block or unblock');
  });
});

describe('every figure of an input', () => {
  const figures = changing.flatMap((operation) => {
    const input = inputOf(operation);
    const shown = fieldsOf(operation, input).filter(
      ({ meaning, path }) => meaning === 'money' && typeof valueAt(input, path) === 'number',
    );
    return shown.map(({ path }) => [operation.id, path, operation, valueAt(input, path)] as const);
  });

  it('is looked at', () => expect(figures.length).toBeGreaterThan(5));

  it.each(figures)(
    '%s: %s stands on the card, or the card has no Approve',
    (_id, _path, operation, value) => {
      const input = inputOf(operation);
      const model = {
        ...modelIn('pending'),
        ...intentOf({ operation, input, target: LINE }),
        request: { ...requestIn('pending'), operationId: operation.id, input, onScreen: LINE },
      };
      for (const text of Object.values(texts)) {
        const card = textOf(approvalCard(model, text).blocks).replaceAll('\u00a0', ' ');
        expect(
          card.includes(money(Number(value), { text }).replaceAll('\u00a0', ' ')) ||
            !card.includes(text.requests.card.approve),
        ).toBe(true);
      }
    },
  );
});

describe('whom it is about', () => {
  const said = (id: string, input: AnyInput, target: OnScreen) => {
    const operation = operationById(id);
    if (operation === undefined) throw new Error(id);
    const intent = intentOf({ operation, input, target });
    return `${sentenceOf(intent, texts.en, 'channel')} | ${targetOf(intent, texts.en, 'channel')}`;
  };

  it('is whom the input names, whatever line the form was opened from', () => {
    const other = said('customers-v2.sim.activate', { params: {}, body: { msisdn: '699888777' } }, LINE);
    expect(other).toContain('••• ••• 777');
    expect(other).not.toContain('678');
    const same = said('customers-v2.sim.activate', { params: {}, body: { msisdn: '+34 612 345 678' } }, LINE);
    expect(same).toContain('••• ••• 678');
  });

  it('is the line of the path, not that of the screen', () => {
    const input = { params: { subscription_id: '30000009', block_id: '2' }, body: { active: true } };
    const screen = { ...LINE, subscriptionId: '30000001' };
    expect(said('customers-v2.blocks.update', input, screen)).toContain('subscription 30000009');
    expect(said('customers-v2.blocks.update', input, screen)).not.toContain('678');
  });

  it('is the account or the customer where the operation is about them', () => {
    const customer = '123e4567-e89b-42d3-a456-556642440000';
    const screen = { ...LINE, customerUuid: customer, customerName: 'Lucía García' };
    const input = { params: { customer_id: customer } };
    expect(said('customers-v4.customers.delete', input, screen)).toContain('Delete customer L. G.');
    const another = { params: { customer_id: customer.replace('123', '999') } };
    expect(said('customers-v4.customers.delete', another, screen)).not.toContain('L. G.');
  });
});
