import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APIS, isOperation, type Operation } from './operation.ts';

/** Every operation declared in the folder of its API, by id: declaring one is all there is to do. */
export const operations: readonly Operation[] = await collect(import.meta.dirname);

const byId: ReadonlyMap<string, Operation> = new Map(operations.map((each) => [each.id, each]));

/** The operation of an id, or nothing when Careline does not know it. */
export function operationById(id: string): Operation | undefined {
  return byId.get(id);
}

async function collect(folder: string): Promise<readonly Operation[]> {
  const files = APIS.flatMap((api) =>
    readdirSync(join(folder, api))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `./${api}/${name}`),
  );
  const modules: readonly object[] = await Promise.all(files.map((file) => import(file)));
  return modules
    .flatMap((module) => Object.values(module).filter(isOperation))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
