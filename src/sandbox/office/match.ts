import type { Api, Operation } from '../../api/operation.ts';
import { operations } from '../../api/registry.ts';
import { routes } from './handlers/index.ts';
import type { Route } from './route.ts';
import { sampleOf } from './sample.ts';

/** What a path leads to: a route with the values of its braces, or what is wrong with the request line. */
export type Match =
  | { readonly route: Route; readonly values: Readonly<Record<string, string>> }
  | { readonly refused: 404 | 405 };

interface Template {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly braces: number;
}

// Words win over braces: /users/tree is not the user "tree".
const templates: readonly Template[] = [...routes, ...withoutRecords()]
  .map(compile)
  .toSorted((a, b) => a.braces - b.braces);

/** Operations the office keeps no records for: it answers an example of the shape their page prints. */
function withoutRecords(): readonly Route[] {
  const kept = new Set(routes.map(({ operation }) => operation.id));
  return operations.filter(({ id }) => !kept.has(id)).map(exampleRoute);
}

function exampleRoute(operation: Operation): Route {
  const [[status, schema] = ['200', undefined]] = Object.entries(operation.responses);
  return { operation, run: () => ({ status: Number(status), body: sampleOf(schema) }) };
}

function compile(route: Route): Template {
  const pattern = route.operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { route, pattern: new RegExp(`^${pattern}$`), braces: pattern.split('(?<').length };
}

/** Finds the route of an API for a method and a path that begins with the version. */
export function match(api: Api, method: string, path: string): Match {
  const fitting = templates.flatMap((template) => {
    const found = template.route.operation.api === api ? template.pattern.exec(path) : null;
    return found ? [{ route: template.route, values: { ...found.groups } }] : [];
  });
  const found = fitting.find(({ route }) => route.operation.method === method);
  if (found) return { route: found.route, values: decode(found.values) };
  return { refused: fitting.length > 0 ? 405 : 404 };
}

function decode(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

/** A value whose escapes are broken stays as it came, and fails its schema. */
function plain(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
