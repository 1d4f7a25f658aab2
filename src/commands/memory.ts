import type { Store } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { type Memory, Refusal } from './handler.ts';

/** A day: longer than any modal stays open, shorter than a customer's data should lie about. */
const KEEP_SECONDS = 86_400;

/** Memory of one person: what they saved, nobody else can load. */
export function createMemory(
  store: Pick<Store, 'remember' | 'recall'>,
  owner: string,
  text: Text,
  newId: () => string,
): Memory {
  return {
    async save(kind, value) {
      const token = newId();
      await store.remember(token, `${owner} ${kind}`, value, KEEP_SECONDS);
      return token;
    },
    async load(kind, token, schema) {
      const found = schema.safeParse(await store.recall(token, `${owner} ${kind}`));
      if (!found.success) throw new Refusal(text.requests.refused.stale, 'stale');
      return found.data;
    },
  };
}
