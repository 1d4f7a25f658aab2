import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { messageText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('a reason with somebody’s numbers in it', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it.each([
    ['V21', 'llama al 612\u2013345\u2013678', '•••678'],
    ['V23', '612\n345\n678', '•••678'],
    ['V26', '\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668', '•••678'],
    ['V27', [...'612345678'].map((digit) => `${digit}\uFE0F\u20E3`).join(''), '•••678'],
    ['V28', 'DNI 12,345,678-Z', 'DNI •••78Z'],
    ['V30', 'correo ana @ correo.es', 'correo a•••@•••.es'],
    ['V31', '(91) 234 56 78', '•••678'],
    ['V32', 'ana(arroba)correo.es', 'a•••@•••.es'],
  ])('%s stands masked on the card and in the audit channel', async (_case, reason, masked) => {
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn, reason);
    await cardOf(stage, id);
    for (const channel of [APPROVALS_CHANNEL, AUDIT_CHANNEL]) {
      const message = await until(`${id} in ${channel}`, () =>
        stage.slack.messages(channel).find((each) => messageText(each).includes(id)),
      );
      expect(messageText(message)).toContain(masked);
      expect(JSON.stringify(message)).not.toContain(JSON.stringify(reason).slice(1, -1));
    }
  });
});
