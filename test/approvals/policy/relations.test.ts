/** Keys that hold together can all have their effect. */
import { describe, expect, it } from 'vitest';
import { said } from './reading.ts';

const BLOCK = 'customers-v2.blocks.update';
const of = (entry: string) => said(`operations:\n  ${BLOCK}: ${entry}`);

describe('keys that hold together', () => {
  it('D74: others are asked before the request expires, or Careline does not start', () => {
    expect(of('{ ttl: 30m, escalate: { after: 2h, groups: [S0DUTY] } }').errors).toEqual([
      `line 2: operations > ${BLOCK} > escalate > after: 2h is not shorter than the ttl of 30m (line 2): the request expires before anybody else is asked`,
    ]);
    const apart = said(
      `operations:\n  ${BLOCK}:\n    ttl: 30m\nresources:\n  customers-v2/Barrings:\n    escalate:\n      after: 45m\n      groups: [S0DUTY]\n`,
    );
    expect(apart.errors).toEqual([expect.stringMatching(/^line 7: .*45m is not shorter .* 30m \(line 3\)/)]);
  });

  it('D74: the default time to live counts where the policy says none', () => {
    expect(of('{ escalate: { after: 61m, groups: [S0DUTY] } }').errors).toEqual([
      expect.stringContaining('1h 1m is not shorter than the ttl of 1h (APPROVAL_TTL_MINUTES)'),
    ]);
    expect(of('{ escalate: { after: 59m, groups: [S0DUTY] } }').errors).toEqual([]);
  });

  it('D75: asking others in the moment in which the request expires is refused', () => {
    expect(of('{ ttl: 1m, escalate: { after: 1m, groups: [S0DUTY] } }').errors).toEqual([
      expect.stringContaining('1m is not shorter than the ttl of 1m'),
    ]);
  });

  it('D78: asking those who decide anyway is a warning with its line', () => {
    expect(of('{ escalate: { after: 10m, groups: [S0APPROVERS] } }')).toEqual({
      errors: [],
      warnings: [
        `line 2: operations > ${BLOCK} > escalate > groups: S0APPROVERS may decide from the beginning: asking them later changes nothing`,
      ],
    });
    expect(of('{ groups: [S0LEGAL], escalate: { after: 10m, groups: [S0APPROVERS] } }').warnings).toEqual([]);
  });

  it('D79: a request that can expire while the hours are closed is a warning with its line', () => {
    const week = of('{ ttl: 2d, hours: Mon-Fri 08:00-20:00 Europe/Madrid }');
    expect(week).toEqual({
      errors: [],
      warnings: [
        `line 2: operations > ${BLOCK} > ttl: the hours are closed for up to 2d 12h, and a request waits 2d: it can expire before anybody may approve it`,
      ],
    });
    expect(of('{ hours: Mon-Sun 00:00-23:00 Europe/Madrid }').warnings).toEqual([]);
    expect(of('{ hours: Mon-Sun 00:00-22:30 Europe/Madrid }').warnings).toEqual([
      expect.stringContaining('> hours: the hours are closed for up to 1h 30m, and a request waits 1h'),
    ]);
    expect(
      of('{ ttl: 2d, hours: [Mon-Fri 08:00-20:00 Europe/Madrid, Sat-Sun 09:00-14:00 Europe/Madrid] }')
        .warnings,
    ).toEqual([]);
  });

  it('are looked at in every rule', () => {
    const { errors } = said(
      `operations:\n  ${BLOCK}:\n    escalate: { after: 30m, groups: [S0DUTY] }\n    rules:\n      - { when: body.active = true, ttl: 20m }\n`,
    );
    expect(errors).toEqual([
      expect.stringMatching(/^line 3: .*30m is not shorter than the ttl of 20m \(line 5\)/),
    ]);
  });
});
