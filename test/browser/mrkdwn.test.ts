import type { ComponentChild, VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { mrkdwn } from '../../src/sandbox/page/client/mrkdwn.ts';

const names = {
  people: [
    {
      id: 'U0SARA',
      name: 'sara',
      realName: 'Sara Vidal',
      title: '',
      locale: 'en-US' as const,
      timeZone: 'UTC',
      teamId: 'T1',
    },
  ],
  channels: [{ id: 'C0CARE', name: 'customer-care' }],
  groups: [{ id: 'S0APPROVERS', handle: 'care-approvers' }],
};

const isNode = (child: ComponentChild): child is VNode<{ children?: ComponentChild }> =>
  typeof child === 'object' && child !== null && 'type' in child;

/** Elements as `<tag>text</tag>`, to be read. */
function shown(child: ComponentChild): string {
  if (Array.isArray(child)) return child.map(shown).join('');
  if (!isNode(child)) return child === null || child === undefined ? '' : String(child);
  return `<${String(child.type)}>${shown(child.props.children)}</${String(child.type)}>`;
}
const draw = (text: string): string => shown(mrkdwn(text, names));

describe('mrkdwn on the page', () => {
  it.each([
    ['*bold* and _italic_ and ~gone~', '<strong>bold</strong> and <em>italic</em> and <s>gone</s>'],
    ['a `code *not bold*` b', 'a <code>code *not bold*</code> b'],
    ['```two\nlines```', '<pre>two\nlines</pre>'],
    ['one\ntwo', 'one<br></br>two'],
    ['&gt; said\nanswered', '<blockquote><div>said<br></br></div></blockquote>answered'],
    ['<@U0SARA> in <#C0CARE>', '<span>@Sara Vidal</span> in <span>#customer-care</span>'],
    ['<https://example.com|the docs>', '<a>the docs</a>'],
    ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
    ['&lt;!channel&gt; &amp; co', '<!channel> & co'],
    ['<!channel>', '<span>@channel</span>'],
    ['<!subteam^S0APPROVERS>', '<span>@care-approvers</span>'],
    [':white_check_mark: :no_such_sign:', '✅ :no_such_sign:'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ])('draws %j', (text, expected) => {
    expect(draw(text)).toBe(expected);
  });

  it('writes a moment out, or its fallback', () => {
    expect(draw('<!date^0^{date_num}|long ago>')).toContain('1970');
    expect(draw('<!date^soon^{date}|some day>')).toBe('some day');
  });
});
