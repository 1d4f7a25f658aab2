import { describe, expect, it } from 'vitest';
import { identifyLine, resolveLine } from '../../../src/commands/lookup/line.ts';
import { texts } from '../../../src/text/text.ts';
import { fakeDesk } from './fake-desk.ts';

describe('numbers that are no usual phone number', () => {
  const machine = '5906566798696';
  const line = { id: 22222, user_id: 7, expedition_user_id: 7, bundle_id: 1 };
  const ofMachine = (number: string) => ({
    'customers-v2.users.tree': () => ({
      id: 7,
      customer_id: 70,
      accounts: [{ id: 100, owner_id: 7, subscriptions: [{ ...line, identification_nr: number }] }],
    }),
  });

  it.each(['5906566798696', '+345906566798696', '590 656 679 8696'])(
    'V196 %s is the line of a machine, and has a SIM',
    async (typed) => {
      for (const number of [machine, `34${machine}`]) {
        const desk = fakeDesk(ofMachine(number));
        const resolved = resolveLine(desk, typed, '/block-sim');
        await desk.rounds(resolved);
        expect(await resolved).toMatchObject({ subscriptionId: '22222', mobile: true });
        expect(desk.calls[0]?.input.query).toEqual({ number: machine });
      }
    },
  );

  it.each(['400123456', '00123456', '007'])(
    'V195 %s is an id wherever a line or account is asked for',
    (typed) => {
      expect(identifyLine(typed, '/penalties', texts.en)).toMatchObject({ kind: 'id', value: typed });
    },
  );
});
