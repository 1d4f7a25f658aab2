import type { Identifier } from './identifier.ts';
import { LABEL_BEHIND } from './label.ts';

/** An identifier, and where it stands in a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
}

/** Signs that tie what stands on both sides into one thing: `612345678-01`, `x_612345678`, `120,50`. */
const TIE_BEFORE = /[\p{L}\p{N}][-_@\\+&'#%]$|\d[.,/]$|[\p{N}_.-]\p{L}*[./]$|[/.]\p{L}+\/$/u;
const TIE_BEHIND = /^(?:[\p{L}\p{N}]|[-_@\\+&'#%][\p{L}\p{N}]|[.,/]\d|\.\p{Ll}|\/\p{L}*[\d/])/u;
/** What makes an amount of digits. */
const UNIT = /^ ?(?:bytes?|[KMGT]i?B|€|euros?|eur|usd|\$|km|kg|%)(?![\p{L}\p{N}])/iu;
/** Digits in groups go on with another group. */
const GROUP_BEFORE = /(?:^|[\s(])\d+ $/;
const GROUP_BEHIND = /^ \d+(?![^\s,.;:)])/;
const IN_GROUPS = /\d \d/;

/** As far as is looked for what a hit belongs to. */
const NEAR = 40;

/**
 * Those hits that are a whole thing: nothing is tied to them but another such hit or their own label. In the order of the
 * text, none over another; `hits` come in that order, longer ones first.
 */
export function whole(hits: readonly Hit[], text: string): readonly Hit[] {
  const closed = new Map<number, Hit[]>();
  const closing = hits.toReversed().filter((hit) => {
    if (!endsWhole(hit, text, (start) => closed.has(start))) return false;
    closed.set(hit.start, [...(closed.get(hit.start) ?? []), hit]);
    return true;
  });
  const kept: Hit[] = [];
  for (const hit of closing.toReversed()) {
    const last = kept.at(-1);
    if (last !== undefined && hit.start < last.end) continue;
    if (beginsWhole(hit, text, last?.end)) kept.push(hit);
  }
  return kept;
}

function endsWhole({ start, end, identifier }: Hit, text: string, begins: (at: number) => boolean): boolean {
  const behind = text.slice(end, end + NEAR);
  if (begins(end + 1)) return true;
  if (TIE_BEHIND.test(behind)) return false;
  if (identifier.kind === 'email' || identifier.kind === 'uuid') return true;
  if (UNIT.test(behind)) return false;
  return !(IN_GROUPS.test(text.slice(start, end)) && GROUP_BEHIND.test(behind));
}

function beginsWhole({ start, end, identifier }: Hit, text: string, lastEnd: number | undefined): boolean {
  if (lastEnd !== undefined && lastEnd === start - 1) return true;
  const before = text.slice(Math.max(0, start - NEAR), start);
  if (LABEL_BEHIND.test(before)) return true;
  if (TIE_BEFORE.test(before)) return false;
  if (identifier.kind === 'email' || identifier.kind === 'uuid') return true;
  return !(IN_GROUPS.test(text.slice(start, end)) && GROUP_BEFORE.test(before));
}
