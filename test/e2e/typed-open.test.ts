/** What is typed into a field nobody has defined, as it arrives and as the approver sees it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../src/fields/path.ts';
import { cardOf } from '../support/desk-work.ts';
import { messageText, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { askFor, callFor, openForm } from '../support/through-form.ts';

const stage = await startStage({ callbacks: true });
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const { lucia } = office.known;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const ICCID = '8934011411551283123';

const deviceWith = (details: Readonly<Record<string, string>>) => ({
  params: { service_type: 'mobile', service_id: lucia.msisdn, device_id: 'SIM1' },
  body: { category: 'OTHER', new_service_device_details: details },
});

async function arrives(details: Readonly<Record<string, string>>): Promise<unknown> {
  const { body } = await callFor(stage, 'partners.devices.update', deviceWith(details));
  return valueAt(body, 'new_service_device_details');
}

describe('what is typed into an open field', () => {
  it.each([
    ['V1 an ICCID of 19 digits', 'iccid', ICCID],
    ['V2 an EID of 32 digits', 'eid', '89049032000001000000012345678901'],
    ['V3 what looks like an exponent', 'code', '1e5'],
    ['V4 a phone number', 'msisdn', '612345678'],
  ])('%s arrives as text, digit for digit', async (_what, name, typed) => {
    expect(await arrives({ [name]: typed })).toEqual({ [name]: typed });
  });

  it('V9 words that look like JSON are text too, and the hint says so', async () => {
    const typed = { active: 'true', x: 'null', y: '"quoted"', pin: '0012', list: '[1, 2]' };
    expect(await arrives(typed)).toEqual(typed);
    expect(viewText(await openForm(alex, 'partners.devices.update'))).toContain('Values are sent as text');
  });

  it('V5 several lines of a new service arrive as they were typed', async () => {
    const typed = { iccid: ICCID, imsi: '214035453370793', postal_code: '08001', cp: '28017' };
    const { body } = await callFor(stage, 'partners.services.create', {
      params: { service_type: 'applewatch' },
      body: { service_details: typed },
    });
    expect(valueAt(body, 'service_details')).toEqual(typed);
  });

  it('P38 nothing at all is said by {}', async () => {
    const { body } = await callFor(stage, 'partners.services.create', {
      params: { service_type: 'applewatch' },
      body: { service_details: {} },
    });
    expect(valueAt(body, 'service_details')).toEqual({});
  });

  it('V6 the approver sees the tail of what was typed', async () => {
    const request = await askFor(alex, 'partners.devices.update', deviceWith({ iccid: ICCID }));
    const card = messageText(await cardOf(stage, request));
    expect(card).toContain('•••123');
    expect(card).not.toContain('283123');
  });
});
