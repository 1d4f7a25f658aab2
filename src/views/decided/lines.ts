/** What a person decides on, line by line, as a place shows it. */
import type { FieldSpec } from '../../api/fields.ts';
import type { Change } from '../../api/operation.ts';
import { valueAt } from '../../fields/path.ts';
import { postable } from '../../fields/postable.ts';
import { postedChange } from '../../fields/posted-change.ts';
import type { Fact } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { joined, Mrkdwn, md, upTo } from '../escape.ts';
import type { RequestModel } from '../request.ts';
import { CARD, inWindow, type Place } from './place.ts';
import { inputValue, labelled } from './values.ts';

/** `Masks: none → Restringido (DEBT_MOBILE_RESTRICTED)` */
export function factLine(fact: Fact, text: Text, place: Place = CARD): Mrkdwn {
  const { label, now, after, unknown, undecided, masked } =
    place.reader === 'channel' ? postedChange(fact) : fact;
  const notKnown = md`${text.requests.card.notKnown}`;
  const before = unknown ? notKnown : factValue(now, text, place);
  const then = undecided ? notKnown : factValue(after, text, place);
  const line = md`*${label[text.language]}*: ${before} → ${then.text.length > 1_000 ? then : md`*${then}*`}`;
  return masked && place.reader === 'channel' ? new Mrkdwn(line.text, false) : line;
}

/** `Masks: Restringido (DEBT_MOBILE_RESTRICTED)`: how it stands, whatever was asked for. */
export function nowLine({ label, now, unknown }: Fact, text: Text, place: Place): Mrkdwn {
  const value = unknown ? md`${text.requests.card.notKnown}` : factValue(now, text, place);
  return md`*${label[text.language]}*: *${value}*`;
}

/** The same for the modal of the person who asks: in clear, and whole. */
export const changeLine = ({ clear, ...change }: Change, text: Text): Mrkdwn =>
  factLine({ ...change, ...clear }, text, inWindow('trusted'));

function factValue(value: Fact['now'], text: Text, { value: longest, list }: Place): Mrkdwn {
  const { card } = text.requests;
  if (value === null || value === '') return md`${card.nothing}`;
  if (typeof value === 'boolean') return md`${value ? card.yes : card.no}`;
  if (typeof value === 'string') return upTo(value, longest);
  if ('en' in value) return upTo(value[text.language], longest);
  if (value.length === 0) return md`${card.nothing}`;
  const shown = joined(
    value.slice(0, list).map((each) => upTo(each, longest)),
    ', ',
  );
  return value.length > list ? new Mrkdwn(`${shown.text} …`, false) : shown;
}

/** The state as it was when this was asked for, where it has changed since. */
export function earlierLines({ request }: RequestModel, text: Text, place: Place): Mrkdwn[] {
  const { driftedFrom, facts } = request;
  if (driftedFrom === undefined) return [];
  const { drifted, driftedWas, driftedNow } = text.decisions;
  const was = driftedFrom.map((each) => factLine(each, text, place));
  const alike = driftedFrom.some(
    (each, index) =>
      valuesOf(each) !== valuesOf(facts[index]) &&
      was[index]?.text === (facts[index] && factLine(facts[index], text, place).text),
  );
  return [
    md`⚠️ *${drifted}*`,
    md`${driftedWas}`,
    ...was,
    ...(alike ? [md`_${text.shown.lookAlike}_`] : []),
    md`${driftedNow}`,
  ];
}

const valuesOf = (fact: Fact | undefined): string => JSON.stringify([fact?.now, fact?.after, fact?.mark]);

/** What would change, what is sent, and what feels it. */
export function changeLines(model: RequestModel, text: Text, place: Place): Mrkdwn[] {
  const { facts, touches } = model.request;
  const services = joined(
    touches.map((each) => upTo(each, place.value)),
    ', ',
  );
  return [
    ...facts.map((each) => factLine(each, text, place)),
    ...inputLines(model, text, place),
    ...(touches.length > 0 ? [labelled(text.requests.card.touches, services)] : []),
  ];
}

/**
 * The input's own words, without the why, which stands by itself, and what the sentence says; for channels also without
 * the target.
 */
function inputLines({ request, fields, told }: RequestModel, text: Text, place: Place): Mrkdwn[] {
  const { input, reason } = request;
  return fields
    .filter(({ isReason, path }) => !(isReason && String(valueAt(input, path)).trim() === reason.trim()))
    .filter((field) => place.reader !== 'channel' || !isTarget(field))
    .filter(({ path }) => !told?.includes(path))
    .flatMap((field) => enteredLine(field, valueAt(input, field.path), text, place));
}

/** One value that was entered, under its label; nothing where none was. */
export function enteredLine(field: FieldSpec, value: unknown, text: Text, place: Place): Mrkdwn[] {
  if (value === undefined) return [];
  const trail = field.trail.map((label) => `${label[text.language]} › `).join('');
  return [labelled(trail + field.label[text.language], inputValue(value, field, text, place))];
}

const isTarget = ({ path, kind }: FieldSpec): boolean => path.startsWith('params.') && kind === 'text';

/** Why. Masked in a channel: where it is sent too, it is decided on as well, and then not whole. */
export function reasonLines({ request, fields }: RequestModel, text: Text, place: Place): Mrkdwn[] {
  const { reason, input } = request;
  if (reason === '') return [];
  const words = place.reader === 'channel' ? postable(reason) : reason;
  const isSent = fields.some(({ isReason, path }) => isReason && valueAt(input, path) !== undefined);
  const shown = md`*${text.requests.card.reason}*\n${upTo(words, place.reason)}`;
  return [new Mrkdwn(shown.text, shown.whole && (words === reason || !isSent))];
}
