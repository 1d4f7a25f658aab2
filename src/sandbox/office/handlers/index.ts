import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APIS } from '../../../api/operation.ts';
import { isRoute, type Route } from '../route.ts';

/** Every route declared in the folder of its API: the files hold lists of them. */
export const routes: readonly Route[] = await collect(import.meta.dirname);

async function collect(folder: string): Promise<readonly Route[]> {
  const files = APIS.flatMap((api) =>
    readdirSync(join(folder, api))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `./${api}/${name}`),
  );
  const modules: readonly object[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) => Object.values(module).flat().filter(isRoute));
}
