import { z } from 'zod';
import type { Values } from './handler.ts';

const option = z.looseObject({ value: z.string() });
const element = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** Reads Slack's `view.state.values`: one element a block, its value as text or a list of values. */
export function readValues(state: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Values {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, elements]) => [blockId, entered(Object.values(elements)[0])]),
  );
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
