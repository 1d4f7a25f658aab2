import type { World } from './world.ts';

/**
 * Records of one resource, kept with the world they belong to and made when first asked for:
 * `const bonuses = shelf((world) => new Map<string, Bonus[]>())`, then `bonuses(world)`. A reset office has a
 * new world, and so empty shelves.
 */
export function shelf<T>(make: (world: World) => T): (world: World) => T {
  const kept = new WeakMap<World, { readonly value: T }>();
  return (world) => {
    const found = kept.get(world) ?? { value: make(world) };
    kept.set(world, found);
    return found.value;
  };
}
