/**
 * A stranger adds an endpoint: one entry in one file, and nothing else. In a copy of the project its form, card,
 * page of docs, route and call are all there.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'careline-made-up-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const ENTRY = `
import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { form, subscriptionId, wireId } from '../schemas.ts';

export const voicemailGreet = defineOperation({
  id: 'customers-v2.voicemail.greet',
  api: 'customers-v2',
  method: 'PUT',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/voicemail',
  title: { en: 'Set the greeting of a mailbox', es: 'Poner el saludo del buzón' },
  resource: { en: 'Voicemail', es: 'Buzón de voz' },
  moves: 'service',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  body: z.strictObject({
    greeting: z.enum(['SHORT', 'LONG']).register(form, {
      label: { en: 'Greeting', es: 'Saludo' },
      options: { SHORT: { en: 'Short', es: 'Corto' }, LONG: { en: 'Long', es: 'Largo' } },
    }),
  }),
  responses: { 200: z.looseObject({ mailbox_id: wireId().register(form, { label: { en: 'Mailbox', es: 'Buzón' } }) }) },
});
`;

const probed = z.object({
  route: z.string(),
  page: z.boolean(),
  form: z.array(z.string()),
  card: z.string(),
  call: z.object({ method: z.string(), path: z.string(), body: z.unknown() }),
  details: z.string(),
});

it('touches one file', async () => {
  for (const part of [
    'src',
    'test/support',
    'test/contract/fixtures',
    'scripts',
    'manifest.yml',
    'package.json',
  ]) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  cpSync(join(import.meta.dirname, 'probe.ts'), join(copy, 'test/probe.ts'));
  writeFileSync(join(copy, 'src/api/customers-v2/voicemail.ts'), ENTRY);

  const { stdout } = await promisify(execFile)(process.execPath, ['test/probe.ts'], { cwd: copy });
  const found = probed.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));

  expect(found.route).toBe('200');
  expect(found.page).toBe(true);
  expect(found.form).toEqual(['params.subscription_id', 'body.greeting', 'request.reason']);
  expect(found.card).toContain('Set the greeting of a mailbox');
  expect(found.card).toContain('Greeting: *Long*');
  expect(found.call).toMatchObject({ method: 'PUT', body: { greeting: 'LONG' } });
  expect(found.details).toContain('Mailbox: *1*');
});
