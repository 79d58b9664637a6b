import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { needs } from '../../ground/program.test-support.js';
import { type Browser, openBrowser } from './browser.test-support.js';
import { renderHtml } from './page.js';
import { failing, passing, sample } from './page-sample.test-support.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeEach(async ({ skip }) => {
  browser ??= await openBrowser(needs('chromium', skip));
});
afterAll(() => browser?.close());

test('nothing is fetched, nothing complains, failures are open', async () => {
  const { page, complaints, requests } = await browser.open(renderHtml(sample));
  expect(await page.locator('h1').textContent()).toMatch(/non-conforming/i);
  expect(await page.locator('details.requirement[open]').count()).toBe(2);
  expect(await page.locator('[data-requirement="uuid.malformed-refused"] .case.bad').isVisible()).toBe(true);
  expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
});

test('search and filters leave what was asked for, and can be cleared', async () => {
  const { page, complaints } = await browser.open(renderHtml(sample));
  const shown = () => page.locator('[data-case]:not([hidden])').evaluateAll((all) => all.map(({ id }) => id));
  await page.getByLabel('Search').fill('SHORT uuid');
  await page.locator('output').getByText('1 case', { exact: true }).waitFor();
  expect(await shown()).toEqual(['user_identities.delete/uuid.malformed-refused/short']);
  expect(await page.locator('[id="user_identities.delete/uuid.malformed-refused/short"]').isVisible()).toBe(true);
  expect(await page.locator('.matrix tbody tr[data-section]:visible').count()).toBe(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(shown).toHaveLength(8);
  await page.locator('select[name=outcome]').selectOption('not passed');
  await page.locator('output').getByText('4 cases', { exact: true }).waitFor();
  await page.locator('select[name=level]').selectOption('SHOULD');
  await expect.poll(shown).toEqual(['a/error.envelope/x']);
  await page.locator('select[name=operation]').selectOption('user_identities.delete');
  await page.locator('output').getByText('0 cases', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test.each([failing, passing])('a deep link opens the case %s', async (id) => {
  const { page } = await browser.open(renderHtml(sample), { hash: `#${encodeURIComponent(id)}` });
  const target = page.locator(`[id=${JSON.stringify(id)}]`);
  await expect.poll(() => target.isVisible()).toBe(true);
  expect(await target.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(700);
  expect(await page.evaluate('scrollY')).toBeGreaterThan(0);
});

test('a link of the page leads to a case that a filter hides', async () => {
  const { page } = await browser.open(renderHtml(sample));
  await page.locator('select[name=outcome]').selectOption('fail');
  await expect.poll(() => page.locator('[data-case][hidden]').count()).toBe(5);
  await page.evaluate("location.hash = '#user_identities.delete/uuid.malformed-refused/short'");
  await expect
    .poll(() => page.locator('[id="user_identities.delete/uuid.malformed-refused/short"]').isVisible())
    .toBe(true);
});

test('the commands can be copied', async () => {
  const { page, complaints } = await browser.open(renderHtml(sample));
  const button = page.getByRole('button', { name: 'Copy the curl command' }).first();
  const command = await page.locator('.case .command code').first().textContent();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Copied.').waitFor({ state: 'attached' });
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(command);
  expect(complaints).toEqual([]);
});

test('it can be read without scripts, and printed without controls', async () => {
  const { page } = await browser.open(renderHtml(sample), { javaScriptEnabled: false });
  expect(await page.locator('.case.bad').isVisible()).toBe(true);
  expect(await page.locator('.filter, .copy').first().isVisible()).toBe(false);
  const printed = await browser.open(renderHtml(sample));
  await printed.page.emulateMedia({ media: 'print' });
  expect(await printed.page.locator('.filter').isVisible()).toBe(false);
});

test.each(['light', 'dark'] as const)('axe finds no violation in the %s scheme', async (colorScheme) => {
  const { page } = await browser.open(renderHtml(sample), { colorScheme });
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const violations = await page.evaluate(
    `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))`,
  );
  expect(violations).toEqual([]);
});

test.each([360, 390, 768])('nothing makes the page scroll sideways at %i px', async (width) => {
  const { page } = await browser.open(renderHtml(sample), { viewport: { width, height: 800 } });
  const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(await overflow()).toBe(0);
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  expect(await overflow()).toBe(0);
});

test('the filters stand in the address, and an address with filters is followed', async () => {
  const { page } = await browser.open(renderHtml(sample));
  await page.locator('select[name=outcome]').selectOption('fail');
  await expect.poll(() => page.url()).toContain('#?outcome=fail');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => page.url()).not.toContain('outcome');
  const linked = await browser.open(renderHtml(sample), { hash: '#?outcome=fail&level=SHOULD' });
  const shown = () => linked.page.locator('[data-case]:not([hidden])').evaluateAll((all) => all.map(({ id }) => id));
  await expect.poll(shown).toEqual(['a/error.envelope/x']);
  expect(linked.complaints).toEqual([]);
});
