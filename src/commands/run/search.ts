import type { Operation } from '../../api/operation.ts';
import { folded } from '../../fields/folded.ts';

/**
 * The operations that every word of a search fits, best first: words are looked for in id, title and heading,
 * in both languages, without case and accents. Of two that fit as well the shorter title says less else. Nobody
 * means more words than a title has: those beyond are not looked for.
 */
export function searchOperations(operations: readonly Operation[], words: string): readonly Operation[] {
  const sought = folded(words).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  return operations
    .map((operation) => ({ operation, score: scoreOf(operation, sought) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.operation.title.en.length - b.operation.title.en.length)
    .map(({ operation }) => operation);
}

const MOST_WORDS = 20;

const spaced = (text: string): string => text.replaceAll(/[.-]/g, ' ');

/**
 * 0 when a word fits nowhere. A word that begins one counts more than one inside, or than one of the API's
 * name, which half of all ids share ("customers-v4"); outdated ones come last.
 */
function scoreOf({ id, api, title, resource, deprecated }: Operation, sought: readonly string[]): number {
  const name = spaced(id.slice(api.length + 1));
  const texts = [name, title.en, title.es, resource.en, resource.es].map(folded);
  let score = 1;
  for (const word of sought) {
    const plain = spaced(word);
    const best = Math.max(
      Number(spaced(id).includes(plain)),
      ...texts.map((text) => (` ${text}`.includes(` ${plain}`) ? 2 : Number(text.includes(plain)))),
    );
    if (best === 0) return 0;
    score += best;
  }
  return deprecated === undefined ? score : score - 0.5;
}
