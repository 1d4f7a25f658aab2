import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../src/sandbox/demo.ts';
import { hasChromium, launch, shoot } from './chromium.ts';

const LIMIT_MS = 15_000;

describe.skipIf(!hasChromium())('the demo’s page in Chromium', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    demo = await startDemo({ port: 0 });
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(LIMIT_MS);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(demo.url);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const become = (person: string) => page.click(`[data-person="${person}"]`);
  const enter = (channel: string) => page.click(`.sidebar [data-channel="${channel}"]`);
  async function type(line: string): Promise<void> {
    const field = page.locator('.main .composer-field');
    await field.fill(line);
    await field.press('Enter');
  }
  const dialog = () => page.getByRole('dialog');

  it('looks a customer up and drills down to a line and back', async () => {
    await become('U0ALEX');
    await enter('C0CARE');
    await page.locator('.main .composer-field').fill('/cu');
    await page.getByRole('option', { name: /customer/ }).waitFor();
    await shoot(page, '01-completion');
    await type('/customer 12345678Z');
    await dialog().getByText('Lucía').first().waitFor();
    await dialog().locator('[data-action-id="customer.open_line"]').first().waitFor();
    await page.getByText('No masks').first().waitFor();
    await shoot(page, '02-customer');
    await dialog().locator('[data-action-id="customer.open_line"]').first().click();
    await page
      .getByRole('dialog', { name: /Line/ })
      .locator('[data-action-id="form.open"]')
      .first()
      .waitFor();
    await shoot(page, '03-line');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'Customer' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('blocks a lost SIM with a supervisor’s approval', async () => {
    await type('/block-sim 612 345 678');
    await page.getByText('Loss').click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Left on the train, customer called in');
    await shoot(page, '04-form');
    await page.click('[data-submit]');
    await dialog().getByText('waits for an approver').waitFor();
    await shoot(page, '05-filed');
    await page.keyboard.press('Escape');

    await become('U0SARA');
    await enter('C0APPROVALS');
    await page.locator('[data-action-id="request.approve"]').waitFor();
    await shoot(page, '06-card');
    await page.click('[data-action-id="request.approve"]');
    await page.click('[data-confirm]');
    await page.locator('.main').getByText('✅ Done').first().waitFor();
    expect(await page.locator('[data-action-id="request.approve"]').count()).toBe(0);
    await shoot(page, '07-done');
    expect(await page.locator('.panel .calls.change').count()).toBe(1);

    await enter('C0AUDIT');
    await page
      .getByRole('button', { name: /replies/ })
      .last()
      .click();
    await page.locator('.thread').getByText('done').first().waitFor();
    await shoot(page, '08-audit');

    await become('U0ALEX');
    await page.click('.sidebar [data-channel^="D0"]');
    await page.locator('.messages').getByText('✅ Done').first().waitFor();
    await shoot(page, '09-requester');
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('My requests').waitFor();
    await shoot(page, '10-home');
  });

  it('completes masks as one types, and shows errors where they belong', async () => {
    await enter('C0CARE');
    await type('/mask apply 612345678');
    await page.getByRole('combobox', { name: 'Masks' }).fill('restr');
    await page.getByRole('option', { name: /Restringido/ }).click();
    await page.click('[data-submit]');
    await dialog().getByRole('alert').first().waitFor();
    await shoot(page, '11-mask-errors');
    await page.keyboard.press('Escape');
    await type('/customer not-a-thing');
    await page.getByText('Only visible to you').waitFor();
    await shoot(page, '12-refused');
  });

  it('shows a slow and a failing back office for what it is', async () => {
    await page.getByRole('switch', { name: /barrings is down/ }).click();
    await type('/customer 12345678Z');
    await dialog().getByText('not reachable').first().waitFor();
    await shoot(page, '13-barrings-down');
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: /barrings is down/ }).click();
  });

  it('runs any operation: found by words, filled in step by step, reviewed, confirmed', async () => {
    await become('U0ALEX');
    await enter('C0CARE');
    await type('/care run create customer');
    await dialog().getByText('these fit best').waitFor();
    await shoot(page, '16-picker');
    await page.keyboard.press('Escape');
    await type('/care run customers-v4.customers.create');
    await dialog().getByText('Digital (e-mail only)').click();
    await page.getByRole('textbox', { name: /E-mail/ }).fill('ana@example.com');
    await shoot(page, '17-alternative');
    await dialog()
      .getByRole('combobox', { name: /Language/ })
      .click();
    await page.getByRole('option', { name: 'Catalan' }).click();
    await page.getByRole('textbox', { name: /Why is this needed/ }).fill('Signs up on the phone');
    await page.click('[data-submit]');
    await dialog().getByText('Check and send').waitFor();
    await shoot(page, '18-review');
    await page.click('[data-submit]');
    await dialog().getByText('✅ Done').waitFor();
    await shoot(page, '19-done');
    await page.keyboard.press('Escape');
  });

  it('takes back what was done, which another person rejects with a reason', async () => {
    await become('U0SARA');
    await enter('C0APPROVALS');
    await page.locator('[data-action-id="request.undo"]').first().waitFor();
    await shoot(page, '20-undo-offered');
    await become('U0ALEX');
    await page.click('.sidebar [data-channel^="D0"]');
    await page.locator('[data-action-id="request.undo"]').first().click();
    await dialog().getByText('Blocked').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The SIM was found');
    await shoot(page, '21-undo-form');
    await page.click('[data-submit]');
    await dialog().getByText('waits for an approver').waitFor();
    await page.keyboard.press('Escape');
    await become('U0SARA');
    await enter('C0APPROVALS');
    await page.locator('[data-action-id="request.reject"]').last().click();
    await dialog().getByText('Why is it rejected?').waitFor();
    await dialog().getByText('Ask the customer again', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Ask the customer for the new PUK first');
    await shoot(page, '22-comment');
    await page.click('[data-submit]');
    await dialog().getByText('Rejected').first().waitFor();
    await shoot(page, '23-rejected');
    await page.keyboard.press('Escape');
    await become('U0ALEX');
    await enter('C0CARE');
    await type('/care approvals');
    await dialog().getByText('My requests').waitFor();
    await shoot(page, '24-approvals');
    await page.keyboard.press('Escape');
  });

  it('is fit for an approver on a phone', async () => {
    await become('U0SARA');
    await enter('C0APPROVALS');
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, '14-phone-card');
    await page.locator('[data-action-id="request.details"]').last().click();
    await dialog().waitFor();
    await shoot(page, '15-phone-details');
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('ran without an error in the page', () => {
    expect(problems).toEqual([]);
  });
});
