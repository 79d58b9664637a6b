import { expect, test } from 'vitest';
import { needs } from '../../ground/program.test-support.js';
import type { Exchange } from '../../model/exchange.js';
import type { Verdict } from '../../model/verdict.js';
import { exchange, hostile, report, violation } from '../sample.test-support.js';
import { openBrowser } from './browser.test-support.js';
import { renderHtml } from './page.js';

test('what a hostile target answers is inert', async ({ skip }) => {
  const verdicts: readonly Verdict[] = [
    violation({ findings: [{ where: 'status', expected: '400', received: hostile }], title: hostile }),
    violation({
      case: `x/y/"><script>window.pwned=3</script>`,
      requirement: '"><img src=x onerror=alert(1)>',
      operation: '</th><script>',
    }),
  ];
  const exchanges: readonly Exchange[] = [
    exchange({
      request: {
        method: 'POST',
        path: '/<b>',
        query: [['<i>', hostile]],
        headers: { 'x-<b>': hostile },
        body: hostile.repeat(2000),
      },
      answer: {
        kind: 'response',
        status: 200,
        headers: [['x-<b>', hostile]],
        body: hostile.repeat(25_000),
        isUtf8: false,
      },
    }),
  ];
  const html = renderHtml({
    report: report(verdicts, {
      target: hostile,
      notJudged: hostile,
      configuration: { [hostile]: hostile },
      challenge: hostile,
      profile: hostile,
    }),
    exchanges,
    mutantsOf: () => [{ id: hostile, title: hostile }],
  });
  expect(html.length).toBeLessThan(200_000);
  expect(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cn}]/u.exec(html)).toBeNull();
  const browser = await openBrowser(needs('chromium', skip));
  const { page, complaints, requests } = await browser.open(html);
  expect(await page.evaluate("'pwned' in window")).toBe(false);
  expect(await page.locator('script').count()).toBe(1);
  expect(await page.locator('img, svg, iframe, object, embed, [onerror], [onload]').count()).toBe(0);
  expect(await page.locator('.cut').first().textContent()).toContain('entry 0 of exchanges.har');
  expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  await browser.close();
});
