import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { Gone } from '../../src/commands/handler.ts';
import { createScreen, type ScreenOptions } from '../../src/commands/screen.ts';
import { texts } from '../../src/text/text.ts';
import { messageText } from '../support/reading.ts';
import { withLocalSlack } from './local-slack.ts';

const local = withLocalSlack();
const view: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Customer' }, blocks: [] };

function screen(options: Partial<ScreenOptions> = {}) {
  const said: string[] = [];
  const made = createScreen({
    client: local().client,
    userId: 'U0ALEX',
    triggerId: 'long-gone',
    current: undefined,
    text: texts.en,
    nearby: async (words) => void said.push(words),
    reopen: async () => ({ text: 'Open it now', blocks: [] }),
    ...options,
  });
  return { made, said };
}
const directs = () => local().slack.messages('D0ALEX').map(messageText);

describe('the screen', () => {
  it('offers to open again what a trigger that expired could not', async () => {
    local().slack.faults = { error: { method: 'views.open', error: 'expired_trigger_id' } };
    const { made, said } = screen();
    await expect(made.show(view)).rejects.toBeInstanceOf(Gone);
    expect(said).toEqual(['Open it now']);
  });

  it('passes on what it cannot mend', async () => {
    local().slack.faults = { error: { method: 'views.open', error: 'fatal_error' } };
    const { made, said } = screen();
    await expect(made.show(view)).rejects.toThrow('fatal_error');
    expect(said).toEqual([]);
  });

  it('explains nearby what went wrong before any window was open, or in a window that could not be', async () => {
    const first = screen();
    await first.made.explain('It went wrong');
    expect(first.said).toEqual(['It went wrong']);
    local().slack.faults = { error: { method: 'views.open', error: 'fatal_error' } };
    const second = screen();
    await expect(second.made.show(view)).rejects.toThrow('fatal_error');
    await second.made.explain('It went wrong');
    expect(second.said).toEqual(['It went wrong']);
  });

  it('tells a window that was closed from one that could not be changed', async () => {
    const shown = { viewId: 'V0CLOSED', depth: 1 };
    expect(await screen().made.update(shown, view)).toBe(false);
    local().slack.faults = { error: { method: 'views.update', error: 'fatal_error' } };
    await expect(screen().made.update(shown, view)).rejects.toThrow('fatal_error');
  });

  it.each([
    ['“612345678” is too short', '“…” is too short'],
    ['«X1234567L» es corto', '“…” es corto'],
    ['It said: “no “12345678Z” here” (13)', 'It said: “…” (13)'],
    ['Only the approvers can decide.', 'Only the approvers can decide.'],
    ['“12345678Z is no document', '“•••78Z is no document'],
  ])(
    'says %j by direct message when nothing nearby takes it, without what was typed',
    async (words, sent) => {
      const before = directs().length;
      const nearby = async () => {
        throw new Error('gone');
      };
      await screen({ nearby }).made.whisper(words);
      expect(directs().slice(before)).toEqual([expect.stringContaining(sent)]);
    },
  );
});
