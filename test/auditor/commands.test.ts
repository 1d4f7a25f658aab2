/** The auditor's commands as a process of their own, beside a running Careline. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying, correlationIn } from '../support/desk-work.ts';
import { actionIds, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const KEY = randomBytes(32).toString('base64');

/** Every command is a process of its own, and a test starts several. */
const LIMIT_MS = 60_000;

describe('npm run audit', { timeout: LIMIT_MS }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-auditor-'));
  const database = join(folder, 'careline.db');
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startStage({ database, env: { ENCRYPTION_KEY: KEY } });
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, `/customer ${stage.office.known.lucia.document}`);
    await modalSaying(alex, 'Lucía');
    id = await askToBlock(alex, stage.office.known.lucia.msisdn, '=cmd|calc');
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    await until('the head to be posted', () =>
      stage.slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes('head of the log')),
    );
    await posted();
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const posted = () =>
    until('everything to be posted', async () =>
      (await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text()).includes('backlog 0'),
    );
  // The workspace answers in this process, which must not wait for the command without listening.
  const audit = async (args: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, ['src/auditor/main.ts', ...args], {
      env: { DATABASE_URL: `sqlite:${database}`, ENCRYPTION_KEY: KEY, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ]);
    return { code, out, err };
  };

  it('verifies the chain and says its head, while Careline runs', async () => {
    const { code, out } = await audit(['verify']);
    expect(out).toMatch(/^The chain is whole: \d+ events, 0 given heads on it\. Head: \d+:[0-9a-f]{64}/);
    expect(out).toContain('The audit channel was not read');
    expect(code).toBe(0);
  });

  it('S34 says that it checked heads alone without the key, and ends with 3; with another key, with 2', async () => {
    const without = await audit(['verify'], { ENCRYPTION_KEY: '' });
    expect(without.out).toMatch(/^ENCRYPTION_KEY is not set: only the heads were checked/);
    expect(without.code).toBe(3);
    const other = await audit(['verify'], { ENCRYPTION_KEY: randomBytes(32).toString('base64') });
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('ENCRYPTION_KEY is not the key') });
    const renewed = { ENCRYPTION_KEY: randomBytes(32).toString('base64'), ENCRYPTION_KEY_OLD: KEY };
    expect(await audit(['verify'], renewed)).toMatchObject({ code: 0 });
  });

  it('#52 finds a changed row, a cut tail and another chain, by the heads that were posted', async () => {
    const [, head = ''] = /Head: (\S+)/.exec((await audit(['verify'])).out) ?? [];
    const tampered = join(folder, 'tampered.db');
    const verifiedAfter = async (sql: string) => {
      const source = new DatabaseSync(database);
      source.exec(`VACUUM INTO '${tampered}'`);
      source.close();
      const db = new DatabaseSync(tampered);
      db.exec(
        'DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted; PRAGMA foreign_keys = OFF',
      );
      db.exec(sql);
      db.close();
      const found = await audit(['verify', '--head', head], { DATABASE_URL: `sqlite:${tampered}` });
      rmSync(tampered);
      return found;
    };
    expect(await verifiedAfter('SELECT 1')).toMatchObject({ code: 0 });
    expect(await verifiedAfter("UPDATE events SET actor = 'U0EVIL' WHERE seq = 2")).toMatchObject({
      code: 1,
      out: expect.stringContaining('BROKEN at event 2'),
    });
    expect(await verifiedAfter('DELETE FROM outbox; DELETE FROM events WHERE seq > 3')).toMatchObject({
      code: 1,
      out: expect.stringContaining('the log ends before it'),
    });
    const [seq] = head.split(':');
    expect(await audit(['verify', '--head', `${seq}:${'b'.repeat(64)}`])).toMatchObject({
      code: 1,
      out: expect.stringContaining('not the one whose hash was posted'),
    });
    expect(await audit(['verify', '--head', 'nonsense'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no head'),
    });
  });

  it('holds the audit channel against the log: what was deleted or edited there is found', async () => {
    const slack = { SLACK_BOT_TOKEN: stage.slack.botToken, SLACK_API_URL: stage.slack.apiUrl, AUDIT_CHANNEL };
    const run = () => audit(['verify'], slack);
    const first = await run();
    expect(first.out).toMatch(/0 given heads and \d+ posted ones on it/);
    expect(first.out).toMatch(/the messages of \d+ events.\nNothing was found/);
    expect(first.code).toBe(0);
    // Somebody with the app's own token changes what a message says.
    const root = stage.slack
      .messages(AUDIT_CHANNEL)
      .find((message) => messageText(message).includes('head of the log'));
    await fetch(`${stage.slack.apiUrl}chat.update`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.slack.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({
        channel: AUDIT_CHANNEL,
        ts: root?.ts,
        text: 'nothing happened',
        metadata: root?.metadata,
      }),
    });
    const edited = await run();
    expect(edited.out).toMatch(/The message of event \d+ \(.*\), of .*, does not say what was posted/);
    expect(edited.code).toBe(1);
    const step = stage.slack.messages(AUDIT_CHANNEL).find(({ threadTs }) => threadTs !== undefined);
    stage.slack.deleteMessage(AUDIT_CHANNEL, step?.ts ?? '');
    const second = await run();
    expect(second.out).toMatch(/The message of event \d+ \(.*\) is not there any more/);
    expect(second.code).toBe(1);
  });

  it('exports as lines and as a table, in which nothing runs', async () => {
    const lines = (await audit(['export'])).out.trim().split('\n');
    const events = lines.map((line): unknown => JSON.parse(line));
    expect(events.length).toBeGreaterThan(4);
    expect(events[0]).toMatchObject({ seq: 1, kind: expect.any(String), hash: expect.any(String) });
    const table = (await audit(['export', '--format', 'csv'])).out.trim().split('\r\n');
    expect(table).toHaveLength(lines.length + 1);
    expect((await audit(['export', '--from', '2020-01-01', '--to', '2020-01-02'])).out).toBe('');
    expect(await audit(['export', '--from', 'yesterday'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no date'),
    });
  });

  it('D150 finds by document, by number as anybody would type it, and by correlation ID, though none is stored in clear', async () => {
    const { document, msisdn, subscriptionId } = stage.office.known.lucia;
    const whole = (await audit(['export'])).out;
    expect(whole).not.toContain(document);
    expect(whole).not.toContain(msisdn);
    expect((await audit(['search', '--document', document.toLowerCase()])).out).toContain('looked_up');
    const spaced = `+34 ${msisdn.slice(0, 3)} ${msisdn.slice(3)}`;
    const byNumber = (await audit(['search', '--msisdn', spaced])).out;
    expect(byNumber).toContain(id);
    expect(byNumber).toContain('"kind":"approved"');
    expect((await audit(['search', '--id', subscriptionId])).out).toContain(id);
    expect((await audit(['search', '--correlation', id])).out).toContain('"kind":"succeeded"');
    expect((await audit(['search', '--document', '00000000T'])).out).toContain('Nothing is in the log of it');
    expect(await audit(['search', '--msisdn', msisdn], { ENCRYPTION_KEY: '' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('ENCRYPTION_KEY is needed'),
    });
    const other = await audit(['search', '--msisdn', msisdn], {
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    });
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('ENCRYPTION_KEY is not the key') });
    // D150: it was asked for by its number.
    expect((await audit(['search', '--document', document])).out).toContain(id);
    const narrowed = ['search', '--person', 'U0SARA', '--operation', 'customers-v2.blocks.update'];
    expect((await audit([...narrowed, '--outcome', 'succeeded'], { ENCRYPTION_KEY: '' })).out).toContain(id);
    expect((await audit([...narrowed, '--day', '2020-01-01'])).out).toContain('Nothing is in the log of it');
    expect((await audit(['search'])).code).toBe(2);
  });

  it('finds by document what was asked for from the customer’s card, which names the line alone', async () => {
    const alex = stage.slack.as('U0ALEX');
    const { nie } = stage.office.known;
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/customer ${nie.msisdn}`);
    await until('the whole card', () => actionIds(alex.views().at(-1)?.view).includes('run.for_customer'));
    await alex.clickView({ actionId: 'customer.open_line', value: nie.subscriptionId });
    await modalSaying(alex, 'Block SIM');
    await alex.clickView({ actionId: 'form.open', blockId: 'form.block-sim' });
    await modalSaying(alex, 'Loss', 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen' });
    const filed = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    expect((await audit(['search', '--document', nie.document])).out).toContain(filed);
    expect((await audit(['search', '--correlation', filed])).out).not.toContain(nie.document);
  });
});
