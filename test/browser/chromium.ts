/** Debian's Chromium, driven; a machine without it is told so. */
import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const SHOTS = new URL('screenshots/', import.meta.url).pathname;

/** Whether the browser tests can run. Where they must, a missing browser is an error. */
export function hasChromium(): boolean {
  if (existsSync(EXECUTABLE)) return true;
  if (process.env.NEEDS_CHROMIUM) throw new Error(`no Chromium at ${EXECUTABLE}`);
  process.stderr.write(`No Chromium at ${EXECUTABLE}: the browser tests are skipped.\n`);
  return false;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Saves what the page shows, to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}
