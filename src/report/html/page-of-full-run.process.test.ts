import { beforeAll, expect, test } from 'vitest';
import { reportOn } from '../../bundle/from-run.js';
import { openReference } from '../../cli/judge-target.js';
import { needs } from '../../ground/program.test-support.js';
import { run } from '../../run/run.js';
import { settingsOf } from '../../run/settings.js';
import type { Rendered } from '../renderings.js';
import { openBrowser } from './browser.test-support.js';
import { renderHtml } from './page.js';

const limit = 1_500_000;

let full: Rendered;
beforeAll(async () => {
  const given = { profile: 'full', seed: 1, claims: { alternates: true }, credentials: new Map() } as const;
  const { destination, settings, close } = await openReference(settingsOf(given));
  const result = await run({ ...settings, destination });
  await close();
  full = { report: reportOn(result, { profile: 'full' }), exchanges: result.exchanges };
});

test('it is small and soon ready', async ({ skip }) => {
  const html = renderHtml(full);
  expect(full.report.verdicts.length).toBeGreaterThan(2000);
  expect(Buffer.byteLength(html)).toBeLessThan(limit);
  const browser = await openBrowser(needs('chromium', skip));
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { page, complaints } = await browser.open(html);
    times.push(await page.evaluate<number>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
    expect(complaints).toEqual([]);
    await page.context().close();
  }
  await browser.close();
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('it stays small where every case failed', () => {
  const verdicts = full.report.verdicts.map((one) => ({
    ...one,
    outcome: 'fail' as const,
    findings: [{ where: 'status', expected: '400', received: '"503"' }],
  }));
  const html = renderHtml({ ...full, report: { ...full.report, verdicts } });
  expect(Buffer.byteLength(html)).toBeLessThan(verdicts.length * 400);
  for (const { case: id } of verdicts) expect(html).toContain(`id="${id.replaceAll('"', '&quot;')}"`);
});

test('every request of the contract was met and broken', () => {
  const html = renderHtml(full);
  const rows = html.slice(html.indexOf('id="coverage"'), html.indexOf('id="not-judged"'));
  expect(rows).toContain('the combination of parameters is allowed');
  expect(rows).not.toContain('class="zero"');
});
