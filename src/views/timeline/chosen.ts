/** Which lines of a time line are shown where there is no room for all of them. */

/** A line, and whether it belongs to what became of the matter. */
export interface Line {
  readonly length: number;
  readonly decides: boolean;
}

/** How many lines there is room for, and how many characters. */
export interface Room {
  readonly lines: number;
  readonly characters: number;
}

/**
 * The places of the lines to show, in order: the first, then what decides and what came last, the latest first, as long
 * as there is room.
 */
export function chosen(lines: readonly Line[], room: Room): readonly number[] {
  if (lines.length === 0) return [];
  const places = [...lines.keys()].toReversed();
  const [deciding, others] = [true, false].map((decides) =>
    places.filter((place) => place > 0 && lines[place]?.decides === decides),
  );
  const taken: number[] = [];
  let characters = 0;
  for (const place of [0, ...(deciding ?? []), ...(others ?? [])]) {
    const { length } = lines[place] ?? { length: 0 };
    if (taken.length === room.lines || characters + length > room.characters) break;
    taken.push(place);
    characters += length + 1;
  }
  return taken.toSorted((a, b) => a - b);
}
