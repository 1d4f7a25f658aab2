/** What the API pages print against what the definitions say. The fixture is taken from the pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseJson } from '../../src/api/json.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { fillPath } from '../../src/api/url.ts';
import { readQuery } from '../../src/sandbox/office/query.ts';
import { exceptions } from './exceptions.ts';

const printed = z.object({
  id: z.string(),
  api: z.string(),
  method: z.string(),
  server: z.string(),
  path: z.string(),
  resource: z.string(),
  risk: z.string(),
  path_params: z.array(z.string()).default([]),
  headers: z.record(z.string(), z.string()).default({}),
  query_params: z.array(z.string()).default([]),
  query_example: z.record(z.string(), z.string()).default({}),
  request_example: z.unknown().optional(),
  request_fields: z.array(z.object({ name: z.string(), required: z.boolean() })).default([]),
  responses: z.array(
    z.object({
      status: z.number(),
      example: z.unknown().optional(),
      fields: z.array(z.object({ name: z.string(), required: z.boolean() })).default([]),
    }),
  ),
  example_url: z.string(),
  deprecated: z.string().optional(),
});

const pages = z
  .object({ operations: z.array(printed) })
  .parse(parseJson(readFileSync(join(import.meta.dirname, 'fixtures/operations.json'), 'utf8'))).operations;

/** An example without what the page left out of it. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls).filter((each) => !isEmpty(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** Lists that an answer is worth showing without. */
const BESIDE: ReadonlySet<string> = new Set(['address_lines', 'statusReason']);

const BRACES = /\{(\w+)\}/g;

/** The values that fill a template into a printed address. */
function valuesOf(path: string, address: string): Record<string, string> {
  const pattern = new RegExp(`^${path.replaceAll(BRACES, '(?<$1>[^/]+)')}$`);
  const found = pattern.exec(address);
  if (!found) throw new Error(`${address} does not follow ${path}`);
  return { ...found.groups };
}

it('knows every operation of the fixture, and no other', () => {
  expect(operations.map(({ id }) => id).toSorted()).toEqual(pages.map(({ id }) => id).toSorted());
});

describe.each(pages)('$id', (page) => {
  const operation = operationById(page.id);
  if (!operation) {
    it('is registered', () => expect.fail(`${page.id} is not registered`));
    return;
  }
  const request =
    exceptions.request[page.id] ??
    (exceptions.cutShort.includes(page.id) ? withoutNulls(page.request_example) : page.request_example);
  const answerOf = (status: number, example: unknown) => exceptions.answers[page.id]?.[status] ?? example;

  it('has the printed API, method, path, heading and deprecation', () => {
    const { api, method, path } = operation;
    expect({ api, method, path, resource: operation.resource.en }).toEqual({
      api: page.api,
      method: page.method,
      path: page.path,
      resource: page.resource,
    });
    expect(operation.deprecated).toBe(page.deprecated?.replace('since ', ''));
  });

  it('takes the printed headers, the correlation ID apart, which every call carries', () => {
    const own = Object.keys(page.headers).filter((name) => name !== 'Request-Correlation-Id');
    expect(Object.keys(operation.headers?.shape ?? {})).toEqual(own);
    const printedHeaders = Object.fromEntries(own.map((name) => [name, page.headers[name]]));
    expect(operation.headers?.safeParse(printedHeaders).error).toBeUndefined();
  });

  it('has the risk it was classified with', () => {
    expect(operation.risk).toBe(page.risk);
  });

  it('has the printed parameters', () => {
    const org = page.path.includes('{org_id}') ? ['org_id'] : [];
    expect([...org, ...Object.keys(operation.params.shape)].toSorted()).toEqual(page.path_params.toSorted());
    const left = exceptions.leftOut[page.id] ?? [];
    const offered = Object.keys(operation.query?.shape ?? {});
    expect([...offered, ...left].toSorted()).toEqual(page.query_params.toSorted());
  });

  it('accepts the values of the printed address, and builds it again', () => {
    const { pathname } = new URL(page.example_url);
    const printedValues = valuesOf(page.path, pathname);
    const { org_id: _, ...values } = { ...printedValues, ...exceptions.placeholders[page.id] };
    expect(operation.params.safeParse(values).error).toBeUndefined();
    const { org_id: orgId = '' } = printedValues;
    const built = fillPath(operation.path, { ...printedValues, org_id: orgId });
    expect(decodeURIComponent(built)).toBe(decodeURIComponent(pathname));
  });

  it('accepts the printed query', () => {
    const left = exceptions.leftOut[page.id] ?? [];
    const printedQuery = exceptions.query[page.id] ?? page.query_example;
    const query = Object.entries(printedQuery).filter(([name]) => !left.includes(name));
    if (!operation.query || query.length === 0) return;
    const read = readQuery(operation.query, new URLSearchParams(query));
    expect(Object.keys(read).toSorted()).toEqual(query.map(([name]) => name).toSorted());
    expect(operation.query.safeParse(read).error).toBeUndefined();
  });

  it('accepts the printed request, and asks for what the page marks as required', () => {
    expect(Boolean(operation.body)).toBe(request !== undefined);
    if (!operation.body) return;
    const example = z.record(z.string(), z.unknown()).parse(request);
    expect(operation.body.safeParse(example).error).toBeUndefined();
    const against = exceptions.required[page.id];
    const together = exceptions.together[page.id] ?? [];
    for (const { name, required } of page.request_fields.filter((field) => field.name in example)) {
      const gone = together.includes(name) ? together : [name];
      const without = Object.fromEntries(Object.entries(example).filter(([key]) => !gone.includes(key)));
      const expected = against?.[name] ?? required;
      expect(operation.body.safeParse(without).success, `without ${name}`).toBe(!expected);
    }
  });

  it('documents the printed successes and parses their examples', () => {
    const statuses = [...page.responses.map(({ status }) => status), ...(exceptions.statuses[page.id] ?? [])];
    expect(Object.keys(operation.responses).map(Number)).toEqual(statuses.toSorted());
    for (const { status, example } of page.responses) {
      const result = operation.responses[status]?.safeParse(answerOf(status, example));
      expect(result?.error, `${status}`).toBeUndefined();
    }
  });

  it('tolerates the absence, and null, of all but a list it is about, and of what a change must answer', () => {
    for (const { status, example: printedAnswer, fields } of page.responses) {
      const example = answerOf(status, printedAnswer);
      const schema = operation.responses[status];
      const item: unknown = Array.isArray(example) ? example[0] : example;
      if (!schema || fields.length === 0) continue;
      const object = z.record(z.string(), z.unknown()).parse(item);
      for (const { name, required } of fields) {
        const { [name]: _, ...without } = object;
        const cases = [without, { ...without, [name]: null }];
        const outcomes = cases.map(
          (each) => schema.safeParse(Array.isArray(example) ? [each] : each).success,
        );
        const needed = required && (operation.risk !== 'read' || Array.isArray(object[name]));
        const may = !needed || BESIDE.has(name);
        expect(outcomes, `${status} ${name}`).toEqual([may, may]);
      }
    }
  });

  it('keeps fields the page does not print', () => {
    for (const { status, example } of page.responses) {
      if (typeof example !== 'object' || example === null || Array.isArray(example)) continue;
      const parsed = operation.responses[status]?.parse({ ...example, printed_tomorrow: 7 });
      expect(parsed).toHaveProperty('printed_tomorrow', 7);
    }
  });
});

it('keeps the digits of the number the page prints for an ICCID', () => {
  const page = pages.find(({ id }) => id === 'customers-v2.subscriptions.get');
  const parsed = operationById('customers-v2.subscriptions.get')?.responses[200]?.parse(
    page?.responses[0]?.example,
  );
  expect(parsed).toMatchObject({ iccid: '8934011411551283000', imsi: '214035453370793' });
});
