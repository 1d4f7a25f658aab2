/** Slack's mrkdwn as elements. Nothing of it ever becomes HTML by itself. */
import { type ComponentChild, h } from 'preact';
import type { PageState } from '../state.ts';
import { emoji } from './emoji.ts';

type Names = Pick<PageState, 'people' | 'channels' | 'groups'>;

const TOKEN =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])|:([a-z0-9_+-]+):|\n/g;

/** Text of a message or a block, formatted as Slack formats it. */
export function mrkdwn(text: string, names: Names): ComponentChild[] {
  const out: ComponentChild[] = [];
  const quoted: ComponentChild[] = [];
  // Code keeps its lines; everything else is read line by line.
  for (const line of text.split(/(```[\s\S]+?```)|(?<=\n)/).filter((each) => each)) {
    if (line.startsWith('&gt; ') || line.startsWith('> ')) {
      quoted.push(h('div', null, inline(line.replace(/^(&gt;|>) /, ''), names)));
      continue;
    }
    if (quoted.length > 0) out.push(h('blockquote', null, quoted.splice(0)));
    out.push(...inline(line, names));
  }
  if (quoted.length > 0) out.push(h('blockquote', null, quoted));
  return out;
}

function inline(text: string, names: Names): ComponentChild[] {
  const out: ComponentChild[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) out.push(plainText(text.slice(end, match.index)));
    out.push(token(match, names));
    end = match.index + match[0].length;
  }
  if (end < text.length) out.push(plainText(text.slice(end)));
  return out;
}

function token(match: RegExpMatchArray, names: Names): ComponentChild {
  const [whole, fence, code, angle, bold, italic, strike, sign] = match;
  if (fence !== undefined) return h('pre', null, plainText(fence));
  if (code !== undefined) return h('code', null, plainText(code));
  if (angle !== undefined) return reference(angle, names);
  if (bold !== undefined) return h('strong', null, inline(bold, names));
  if (italic !== undefined) return h('em', null, inline(italic, names));
  if (strike !== undefined) return h('s', null, inline(strike, names));
  if (sign !== undefined) return emoji(sign) ?? whole;
  return h('br', null);
}

/** What stands in angle brackets: a person, a channel, a moment, a link, or a call to everybody. */
function reference(inside: string, names: Names): ComponentChild {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) {
    const person = names.people.find(({ id }) => id === target.slice(1));
    return h('span', { class: 'mention' }, `@${person?.realName ?? label ?? target.slice(1)}`);
  }
  if (target.startsWith('#')) {
    const channel = names.channels.find(({ id }) => id === target.slice(1));
    return h('span', { class: 'mention' }, `#${channel?.name ?? label ?? target.slice(1)}`);
  }
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!subteam^')) {
    const id = target.slice('!subteam^'.length);
    const group = names.groups.find((each) => each.id === id);
    return h('span', { class: 'mention loud' }, `@${group?.handle ?? label ?? id}`);
  }
  if (target.startsWith('!')) return h('span', { class: 'mention loud' }, `@${label ?? target.slice(1)}`);
  if (/^(https?:|mailto:|tel:)/.test(target)) {
    const href = plainText(target);
    return h('a', { href, target: '_blank', rel: 'noreferrer' }, plainText(label ?? target));
  }
  return plainText(`<${inside}>`);
}

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  date_num: { dateStyle: 'short' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

function date(target: string, fallback: string | undefined): string {
  const [, seconds, format] = target.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (format === undefined || Number.isNaN(at.getTime())) return fallback ?? '';
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (whole, name: string, pretty?: string) => {
    if (pretty !== undefined && at.toDateString() === new Date().toDateString()) return 'today';
    if (name === 'ago') return ago(at);
    const style = FORMATS[name];
    return style ? new Intl.DateTimeFormat('en-GB', style).format(at) : whole;
  });
}

/** `3 minutes ago`, as Slack writes it. */
function ago(at: Date): string {
  const minutes = Math.round((Date.now() - at.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour');
}

function plainText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
