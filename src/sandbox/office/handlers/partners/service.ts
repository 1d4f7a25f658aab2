import { Problem } from '../../problem.ts';
import type { Found, World } from '../../world.ts';

/** The line a partner names by its number; the pages of barrings list no 404. */
export function lineOf(serviceId: string, world: World, unknown: 400 | 404 = 404): Found {
  const found = world.lines().find(({ line }) => line.number === serviceId && line.status === 'INSTALADO');
  if (!found) throw new Problem(unknown, 'Service not found');
  return found;
}
