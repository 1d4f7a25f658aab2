import { z } from 'zod';
import type { Values } from './handler.ts';

const option = z.looseObject({
  value: z.string(),
  text: z.looseObject({ text: z.string() }).optional().catch(undefined),
});
const element = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Reads Slack's `view.state.values`: one element a block, its value as text or a list of values. */
export function readValues(state: State): Values {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, elements]) => [blockId, entered(Object.values(elements)[0])]),
  );
}

/** What the chosen options of a view are called, by their values. */
export function readNames(state: State): Readonly<Record<string, string>> {
  const chosen = Object.values(state)
    .flatMap((elements) => Object.values(elements))
    .flatMap((raw) => {
      const { data } = element.safeParse(raw);
      return [data?.selected_option ?? [], data?.selected_options ?? []].flat();
    });
  return Object.fromEntries(chosen.map(({ value, text }) => [value, text?.text ?? value]));
}

function entered(raw: unknown): string | readonly string[] | undefined {
  const read = element.safeParse(raw);
  if (!read.success) return undefined;
  const { data } = read;
  if (data.selected_options) return data.selected_options.map(({ value }) => value);
  const single =
    data.selected_option?.value ??
    data.value ??
    data.selected_date ??
    data.selected_time ??
    data.selected_date_time;
  return single === null || single === undefined ? undefined : String(single);
}
