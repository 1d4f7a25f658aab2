import { Problem } from '../../problem.ts';
import { shelf } from '../../shelf.ts';
import type { Line } from '../../state.ts';
import type { World } from '../../world.ts';

/** What a partner names by kind and number: a customer's line, or a service that a partner created. */
export interface Service {
  readonly id: number;
  readonly line?: Line;
}

/** How the paths of this API name a service. */
export interface Named {
  readonly service_type: string;
  readonly service_id: string;
}

const created = shelf(() => new Map<string, Service>());

const keyOf = ({ service_type, service_id }: Named): string => `${service_type}/${service_id}`;

/** What the kinds of lines other than mobile are called is printed nowhere: those go by their number alone. */
const isNamed = ({ number, status, kind }: Line, { service_type, service_id }: Named): boolean =>
  number === service_id && status === 'INSTALADO' && (service_type !== 'mobile' || kind === 'mobile');

function find(named: Named, world: World): Service | undefined {
  const own = created(world).get(keyOf(named));
  if (own !== undefined) return own;
  const line = world.lines().find((each) => isNamed(each.line, named))?.line;
  return line && { id: line.id, line };
}

/** The service of a path; the pages that list no 404 refuse an unknown one with 400. */
export function serviceOf(named: Named, world: World, unknown: 400 | 404 = 404): Service {
  const found = find(named, world);
  if (found === undefined) throw new Problem(unknown, `Msisdn not found: ${named.service_id}`);
  return found;
}

/** Keeps a new service under an id of the office's; false when there is one already. A watch may go by the number of its line. */
export function createService(named: Named, id: number, world: World): boolean {
  const taken = named.service_type === 'mobile' ? find(named, world) : created(world).get(keyOf(named));
  if (taken !== undefined) return false;
  created(world).set(keyOf(named), { id });
  return true;
}
