import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { seenElsewhere } from '../../fixtures/kill-matrix/seen-elsewhere.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { reportOn } from '../../src/bundle/from-run.js';
import { run } from '../../src/run/run.js';
import { describeConformance } from '../../src/vitest.js';
import { createApp, credentials } from './app.js';

const lent = {
  'api-key': credentials.apiKey,
  'other-api-key': credentials.otherApiKey,
  'personal-access-token': credentials.personalAccessToken,
  'console-session-token': credentials.consoleSessionToken,
  'publishable-key': credentials.publishableKey,
};

// In process: the application is handed over as it is.
describeConformance(
  { describe, test },
  { target: createApp({ deletionDelayMs: 200 }), profile: 'full', claims: { alternates: true }, credentials: lent },
);

describe('by URL', () => {
  const server = createServer(createApp({ repetition: 'ok' }));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each(['safe', 'core', 'full'] as const)('the application conforms in the profile %s', async (profile) => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const result = await run({
      destination: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      profile,
      claims: { alternates: profile === 'full' },
      credentials: new Map(Object.entries(lent) as [keyof typeof lent, string][]),
      seed: 7,
    });
    const report = reportOn(result, {});
    // What the sources leave open does not apply: this application answers a client that takes XML alone in JSON.
    const open = report.verdicts.filter(
      ({ outcome, level }) => outcome !== 'pass' && outcome !== 'inapplicable' && level === 'MUST',
    );
    expect(open.map((verdict) => verdict.case)).toEqual([]);
    expect(report.outcome).toBe('conforming');
    expect(report.residue.left).toEqual([]);
    if (profile !== 'full') return;
    // What the page says of this example is seen again.
    const passed = new Set(report.verdicts.filter(({ outcome }) => outcome === 'pass').map((one) => one.requirement));
    const recorded = requirements.filter(({ id }) => seenElsewhere[id]?.includes('express')).map(({ id }) => id);
    expect(recorded.filter((id) => !passed.has(id))).toEqual([]);
  });
});
