import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.js';
import { UsageError } from '../../ground/usage-error.js';
import { sentenceOf } from '../../model/finding.js';
import { runSdk, type SdkOptions, type SdkResult } from '../run-sdk.js';

const selection = ['request.*', 'result.*'];

function runUnruly(
  kind: string,
  { timeoutMs = 5000, only = selection, ...rest }: Partial<Omit<SdkOptions, 'driver'>> = {},
): Promise<SdkResult> {
  const driver = [process.execPath, join(packageRoot, 'fixtures', 'mutant-clients', 'unruly-driver.mjs'), kind];
  return runSdk({ driver, only, timeoutMs, limitMs: 1000, ...rest });
}

function outcomes({ report }: SdkResult): readonly string[] {
  return [...new Set(report.verdicts.map(({ outcome }) => outcome))].sort();
}

function findings({ report }: SdkResult): readonly string[] {
  return [...new Set(report.verdicts.flatMap((verdict) => verdict.findings.map(sentenceOf)))];
}

describe('a driver', () => {
  test.each(['prints-noise', 'answers-backwards'])('that %s is judged by its answers', async (kind) => {
    const result = await runUnruly(kind);
    expect(outcomes(result)).toEqual(['pass']);
    expect(result.report.outcome).toBe('conforming');
  });

  test.each([
    ['exits-at-once', 'a driver that ended with exit code 0'],
    ['crashes-at-once', 'a driver that ended with exit code 7'],
    ['dies-half-way', 'a driver that ended with exit code 0 after "{'],
    ['echoes-calls', 'an answer of no known form: outcome is missing'],
    ['unknown-outcome', 'an answer of no known form: outcome "maybe"'],
  ])('that %s makes every case inconclusive', async (kind, seen) => {
    const result = await runUnruly(kind);
    expect(outcomes(result)).toEqual(['inconclusive']);
    expect(findings(result).join('\n')).toContain(seen);
    expect(result.report.outcome).toBe('undetermined');
  });

  test('that hangs is given up after some calls', async () => {
    const result = await runUnruly('hangs', { timeoutMs: 200, startMs: 300 });
    expect(outcomes(result)).toEqual(['inconclusive']);
    expect(findings(result).join('\n')).toContain('a driver that was given up: nothing within');
    expect(result.report.notJudged).toMatch(/^the driver never answered: nothing within/);
  });

  test('that crashes now and then is judged by its answers, which are asked for again', async () => {
    const result = await runUnruly('crashes-now-and-then', { only: ['result.void'] });
    expect(outcomes(result)).toEqual(['pass']);
    expect(result.record.output).toContain('out of luck');
  });

  test('that reports success without a request fails', async () => {
    const result = await runUnruly('reports-success');
    expect(outcomes(result)).toEqual(['fail', 'inapplicable', 'inconclusive']);
  });

  test('that logs the token is caught, and the token is in no result', async () => {
    const result = await runUnruly('logs-token', { only: ['secret.not-in-output'] });
    const failed = result.report.verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ requirement }) => requirement)).toEqual(['secret.not-in-output']);
    expect(result.redact(JSON.stringify(result))).toBe(JSON.stringify(result));
  });

  test('sees no variable that leads to a live service', async () => {
    const result = await runUnruly('reports-environment', {
      env: { ...process.env, SEAM_API_KEY: 'live', SEAM_ENDPOINT: 'https://live.example', WITHHELD: 'secret' },
      withheld: ['WITHHELD'],
    });
    expect(outcomes(result)).toEqual(['pass']);
  });

  test('that cannot be started is an error of usage', async () => {
    await expect(runSdk({ driver: ['no-such-driver'] })).rejects.toThrow(UsageError);
  });

  test('that answers with megabytes, or a hundred thousand levels deep, fills nothing', async () => {
    const long = await runUnruly('megabytes', { only: ['failure.bare-surfaces'] });
    expect(outcomes(long)).toEqual(['pass']);
    expect(JSON.stringify(long.record).length).toBeLessThan(3_000_000);
    const deep = await runUnruly('deep', { only: ['result.void'] });
    expect(outcomes(deep)).toEqual(['fail']);
  });

  test('that writes a status as text is told so', async () => {
    const result = await runUnruly('status-as-text', { only: ['failure.status-preserved'] });
    expect(outcomes(result)).toEqual(['inconclusive']);
    expect(findings(result).join()).toContain('status of the error is "404", not a number');
  });

  test('that starts slowly is waited for, and not for each of its calls', async () => {
    const result = await runUnruly('starts-slowly', { only: ['request.once'], timeoutMs: 1500, startMs: 20_000 });
    expect(outcomes(result)).toEqual(['pass']);
  });

  test('that hangs on one call leaves the others alone', async () => {
    const result = await runUnruly('hangs-on-one', { only: ['result.void', 'failure.bare-surfaces'], timeoutMs: 3000 });
    const open = result.report.verdicts.filter(({ outcome }) => outcome !== 'pass');
    expect(open.map((verdict) => verdict.case)).toEqual(['user_identities.delete/failure.bare-surfaces/404']);
  });

  test('goes through no proxy', async () => {
    const env = { ...process.env, HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9', NO_PROXY: '' };
    const driver = [process.execPath, join(packageRoot, 'drivers', 'curl.mjs')];
    expect(outcomes(await runSdk({ driver, only: ['request.once'], env }))).toEqual(['pass']);
  });
});
