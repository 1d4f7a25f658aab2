/** An answer as pieces of text, each of which fits into a section of a modal. */
import type { AnswerGroup, AnswerList, AnswerNode } from '../../api/answer-tree.ts';
import { joined, type Mrkdwn, md } from '../escape.ts';
import { statusText } from '../format.ts';
import type { ViewContext } from '../models.ts';
import { type Beside, besideOf, codedText, type Showing, taxedText, valueText } from './values.ts';

const LONGEST = 2_800;
/** A section of more lines is a wall. */
const MOST_LINES = 14;

/** Every value of an answer, in as many pieces as it takes: nothing is left out for its length. */
export function piecesOf(root: AnswerNode | undefined, showing: Showing): readonly Mrkdwn[] {
  if (root === undefined) return [];
  if (root.node === 'list') return listPieces(root, showing);
  if (root.node === 'value') return [valueText(root, {}, showing)];
  return groupPieces(root, showing, []);
}

/** A group's own lines first, then the groups and lists in it under their headings. */
function groupPieces(group: AnswerGroup, showing: Showing, trail: readonly Mrkdwn[]): readonly Mrkdwn[] {
  const beside = besideOf(group);
  const lines = group.parts.flatMap((part) => ownLine(part, beside, showing) ?? []);
  const heading = trail.length > 0 && lines.length > 0 ? [md`*${joined(trail, ' › ')}*`] : [];
  const inner = group.parts.flatMap((part): readonly Mrkdwn[] => {
    if (ownLine(part, beside, showing) !== undefined) return [];
    const inside = [...trail, labelText(part, showing)];
    if (part.node === 'group') return groupPieces(part, showing, inside);
    return part.node === 'list' ? listPieces(part, showing, inside) : [];
  });
  return [...inPieces([...heading, ...lines]), ...inner];
}

/** What can be said of a part on one line, or nothing: then it has pieces of its own. */
function ownLine(part: AnswerNode, beside: Beside, showing: Showing): Mrkdwn | undefined {
  const label = labelText(part, showing);
  if (part.node === 'value') return md`${label}: *${valueText(part, beside, showing)}*`;
  if (part.node === 'group') {
    if (part.parts.length === 0) return undefined;
    const taxed = taxedText(part, showing);
    if (taxed) return md`${label}: *${taxed}*`;
    const coded = codedText(part);
    return coded === undefined ? undefined : md`${label}: *${signed(part.name, coded, showing.view)}*`;
  }
  return listLine(part, label, beside, showing);
}

/** A list of plain values on one line; entries of which nothing can be read are counted. */
function listLine(
  { items, unread }: AnswerList,
  label: Mrkdwn,
  beside: Beside,
  showing: Showing,
): Mrkdwn | undefined {
  const { requests } = showing.view.text;
  const values = items.map((item) => (item.node === 'value' ? valueText(item, beside, showing) : undefined));
  if (!values.every((value) => value !== undefined)) return undefined;
  if (values.length === 0 && unread === 0) return md`${label}: _${requests.card.nothing}_`;
  const said = values.length === 0 ? [] : [md`*${joined(values, ', ')}*`];
  return md`${label}: ${joined([...said, ...unreadPieces(unread, showing)])}`;
}

const unreadPieces = (unread: number, { view }: Showing): readonly Mrkdwn[] =>
  unread === 0 ? [] : [md`⚠️ ${view.text.desk.unread(unread)}`];

const signed = (name: string, words: string, view: ViewContext): string =>
  /status|state|estado/.test(name) ? statusText(words, view) : words;

/** A list of objects: a piece an item, its values joined. */
function listPieces(
  { items, unread }: AnswerList,
  showing: Showing,
  trail: readonly Mrkdwn[] = [],
): readonly Mrkdwn[] {
  const { answer } = showing.view.text;
  const count = items.length + unread;
  const heading = trail.length > 0 ? [md`*${joined(trail, ' › ')}* · ${answer.entries(count)}`] : [];
  if (count === 0) return [...heading, md`_${answer.emptyList}_`];
  return [
    ...heading,
    ...items.flatMap((item, index) => itemPieces(item, index, showing)),
    ...unreadPieces(unread, showing),
  ];
}

function itemPieces(item: AnswerNode, index: number, showing: Showing): readonly Mrkdwn[] {
  if (item.node === 'value') return [md`• ${valueText(item, {}, showing)}`];
  if (item.node === 'list') return listPieces(item, showing);
  const found = linesWithin(item, showing, []);
  const lines = found.length > 0 ? found : [md`_${showing.view.text.requests.card.nothing}_`];
  return inPieces(lines.map((line, at) => (at === 0 ? md`*${index + 1}.* ${line}` : line)));
}

/** All the lines of an item, what is nested in it told with its trail. */
function linesWithin(group: AnswerGroup, showing: Showing, trail: readonly Mrkdwn[]): readonly Mrkdwn[] {
  const beside = besideOf(group);
  return group.parts.flatMap((part): readonly Mrkdwn[] => {
    const own = ownLine(part, beside, showing);
    if (own) return [trail.length > 0 ? md`${joined(trail, ' › ')} › ${own}` : own];
    const inside = [...trail, labelText(part, showing)];
    if (part.node === 'group') return linesWithin(part, showing, inside);
    if (part.node !== 'list') return [];
    const items = part.items.flatMap((item, index) => {
      const numbered = [...trail, md`${labelText(part, showing)} ${index + 1}`];
      return item.node === 'group'
        ? linesWithin(item, showing, numbered)
        : item.node === 'value'
          ? [md`${joined(numbered, ' › ')}: *${valueText(item, beside, showing)}*`]
          : listPieces(item, showing, numbered);
    });
    const left = unreadPieces(part.unread, showing).map((words) => md`${joined(inside, ' › ')}: ${words}`);
    return [...items, ...left];
  });
}

const labelText = ({ label }: AnswerNode, { view }: Showing): Mrkdwn => md`${label[view.text.language]}`;

/** Lines in as few pieces as hold them. */
function inPieces(lines: readonly Mrkdwn[]): readonly Mrkdwn[] {
  const pieces: Mrkdwn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    length += line.text.length + 1;
    if (length > LONGEST || (pieces.at(-1)?.length ?? 0) >= MOST_LINES) {
      pieces.push([]);
      length = line.text.length;
    }
    pieces.at(-1)?.push(line);
  }
  return pieces.map((piece) => joined(piece, '\n'));
}
