import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from '../../src/api/fields.ts';
import { APIS, type Api, type Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { form } from '../../src/api/schemas.ts';
import { hasTerm } from '../../src/api/words.ts';

const API_DIR = join(import.meta.dirname, '../../src/api');

interface Exported {
  readonly api: Api;
  readonly file: string;
  readonly name: string;
  readonly operation: Operation;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'id' in value && 'risk' in value && 'responses' in value;

async function exportedFrom(api: Api, file: string): Promise<Exported[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(API_DIR, api, file)).href);
  return Object.entries(module).flatMap(([name, value]) =>
    isOperation(value) ? [{ api, file, name, operation: value }] : [],
  );
}

const folders = readdirSync(API_DIR, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const exported = (
  await Promise.all(
    folders.flatMap(({ name }) => {
      const api = APIS.find((each) => each === name);
      if (!api) throw new Error(`src/api/${name} is not named after an API`);
      return readdirSync(join(API_DIR, api))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => exportedFrom(api, file));
    }),
  )
).flat();

/** Every offender of a rule, so that one run names them all. */
const offenders = <T>(values: readonly T[], breaks: (value: T) => boolean, name: (value: T) => string) =>
  values.filter(breaks).map(name);

const ids = (breaks: (operation: Operation) => boolean) => offenders(operations, breaks, ({ id }) => id);

const strict = (schema: unknown): boolean => {
  if (schema instanceof z.ZodOptional) return strict(schema.unwrap());
  if (schema instanceof z.ZodArray) return strict(schema.element);
  if (!(schema instanceof z.ZodObject)) return true;
  return schema.def.catchall instanceof z.ZodNever && Object.values(schema.shape).every(strict);
};

const bilingual = (text: { en: string; es: string } | undefined): boolean =>
  Boolean(text?.en.trim() && text.es.trim());

describe('the registry', () => {
  it('holds every exported operation, and nothing else', () => {
    const registered = new Set<Operation>(operations);
    const known = new Set<Operation>(exported.map((each) => each.operation));
    const unregistered = offenders(
      exported,
      ({ operation }) => !registered.has(operation),
      ({ file, name }) => `${file} ${name}`,
    );
    expect(unregistered).toEqual([]);
    expect(ids((operation) => !known.has(operation))).toEqual([]);
    expect(exported.length).toBeGreaterThan(0);
  });

  it('has each id once, and finds it', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(ids((operation) => operationById(operation.id) !== operation)).toEqual([]);
    expect(operationById('barrings.masks.explode')).toBeUndefined();
  });
});

describe('each operation', () => {
  it('has an id of three segments that begins with its API', () => {
    expect(ids(({ id, api }) => !new RegExp(`^${api}\\.[a-z0-9-]+\\.[a-z0-9-]+$`).test(id))).toEqual([]);
  });

  it('lives in the file its id names', () => {
    const strays = offenders(
      exported,
      ({ api, file, operation }) =>
        operation.api !== api || !new RegExp(`^${operation.id.split('.')[1]}(-[a-z-]+)?\\.ts$`).test(file),
      ({ api, file, operation }) => `${operation.id} in ${api}/${file}`,
    );
    expect(strays).toEqual([]);
  });

  it('is exported under the words of its id', () => {
    const camel = (id: string) =>
      id
        .split('.')
        .slice(1)
        .join('-')
        .replaceAll(/-(\w)/g, (_, c: string) => c.toUpperCase());
    const misnamed = offenders(
      exported,
      ({ name, api, operation }) =>
        name !== camel(operation.id) && name !== `${camel(operation.id)}V${api.at(-1)}`,
      ({ name, operation }) => `${operation.id} as ${name}`,
    );
    expect(misnamed).toEqual([]);
  });

  it('has a parameter for each brace of its path, org_id apart, and a brace for each parameter', () => {
    const braces = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
    const wanted = ({ params, path }: Operation) =>
      [...Object.keys(params.shape), ...(path.includes('{org_id}') ? ['org_id'] : [])].toSorted();
    expect(ids((operation) => String(braces(operation.path)) !== String(wanted(operation)))).toEqual([]);
    expect(ids(({ params }) => 'org_id' in params.shape)).toEqual([]);
  });

  it('has a path that begins with a version and keeps to one slash', () => {
    expect(ids(({ path }) => !/^\/v\d+(\/[\w{}-]+)+\/?$/.test(path))).toEqual([]);
  });

  it('sends no body with a GET, and reads with GET alone', () => {
    expect(ids(({ method, body }) => method === 'GET' && body !== undefined)).toEqual([]);
    // Two searches are asked by POST and change nothing.
    const searches = ['customers-v2.users.tree-full', 'customers-v2.users.tree-search'];
    expect(ids(({ looksOnly }) => looksOnly === true)).toEqual(searches);
    expect(ids(({ method, risk }) => (risk === 'read') !== (method === 'GET'))).toEqual(searches);
  });

  it('says what it may do', () => {
    expect(ids(({ risk }) => !['read', 'write', 'destructive'].includes(risk))).toEqual([]);
  });

  it('answers with success statuses alone', () => {
    const statuses = ({ responses }: Operation) => Object.keys(responses).map(Number);
    expect(ids((operation) => statuses(operation).length === 0)).toEqual([]);
    expect(ids((operation) => statuses(operation).some((status) => status < 200 || status > 299))).toEqual(
      [],
    );
  });

  it('has a short title in both languages', () => {
    expect(ids(({ title }) => !bilingual(title) || Math.max(title.en.length, title.es.length) > 56)).toEqual(
      [],
    );
  });

  it('has hooks only where it changes something', () => {
    expect(ids(({ risk, before, verify }) => risk === 'read' && Boolean(before || verify))).toEqual([]);
  });

  it('refuses fields it does not know', () => {
    expect(ids(({ params, query, body }) => ![params, query, body].every(strict))).toEqual([]);
  });
});

describe('each field of an input', () => {
  const specs = operations.flatMap((operation) =>
    fieldsOf(operation).map((field) => ({ ...field, where: `${operation.id} ${field.path}` })),
  );
  const where = (breaks: (field: (typeof specs)[number]) => boolean) =>
    offenders(specs, breaks, (field) => field.where);

  it('is described for forms in both languages', () => {
    expect(specs.length).toBeGreaterThan(400);
    expect(where(({ label, trail }) => ![label, ...trail].every(bilingual))).toEqual([]);
    expect(where(({ hint }) => hint !== undefined && !bilingual(hint))).toEqual([]);
  });

  it('names every value of its enumeration', () => {
    // What is called the same everywhere needs no other name.
    const names = new Set(['YOIGO', 'NIF', 'NIE', 'DNI', 'CIF', 'SIM', 'eSIM']);
    const unnamed = where(({ options }) =>
      options.some(({ value, label }) => label.en === value && label.es === value && !names.has(value)),
    );
    expect(unnamed).toEqual([]);
    expect(where(({ options }) => !options.every(({ label }) => bilingual(label)))).toEqual([]);
  });

  it('is the one reason of its operation, at most', () => {
    expect(where(({ isReason }) => isReason)).toEqual([
      'customers-v2.blocks.update body.reason',
      'customers-v2.workorders.change-order body.reason',
      'customers-v4.customer-categories.add body.reason',
      'customers-v4.customer-categories.update body.reason',
    ]);
  });
});

describe('each name on the wire', () => {
  it('has been put into words, in inputs and answers', () => {
    const nameless = operations.flatMap((operation) => {
      const { params, query, headers, body, responses, api } = operation;
      const schemas = [params, query, headers, body, ...Object.values(responses)];
      const names = new Set(schemas.flatMap((schema) => namesIn(schema)));
      return [...names].filter((name) => !hasTerm(api, name)).map((name) => `${operation.id} ${name}`);
    });
    expect(nameless).toEqual([]);
  });
});

/** The names of all fields in a schema that do not say themselves what they are called. */
function namesIn(schema: unknown, name = '', outer = false): readonly string[] {
  const meta = schema instanceof z.ZodType ? form.get(schema) : undefined;
  const named = outer || meta?.label !== undefined || meta?.callback !== undefined;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return namesIn(schema.unwrap(), name, named);
  if (schema instanceof z.ZodPipe) return namesIn(schema.in, name, named);
  const self = name === '' || named ? [] : [name];
  if (schema instanceof z.ZodArray) return [...self, ...namesIn(schema.element)];
  if (schema instanceof z.ZodUnion) return [...self, ...schema.options.flatMap((option) => namesIn(option))];
  if (schema instanceof z.ZodObject) {
    return [...self, ...Object.entries(schema.shape).flatMap(([key, inner]) => namesIn(inner, key))];
  }
  return self;
}
