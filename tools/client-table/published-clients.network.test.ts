import { describe, expect, test } from 'vitest';
import { needs, type ProgramName } from '../../src/ground/program.test-support.js';
import { judgePublished } from './judged-client.js';
import { publishedClients } from './published-clients.js';

// What no published client may lose. The command line takes a second for each call, so the selection is small.
const only = [
  'request.documented-form',
  'request.parameters-*',
  'request.json-body',
  'credential.*',
  'secret.only-in-authorization',
  'user_identities.delete/failure.envelope-surfaces/*',
];

describe('a published client', () => {
  // Side by side, as most of it is waiting for packages.
  test.concurrent.for(publishedClients)(
    '$name meets what all of them meet',
    { timeout: 300_000 },
    async (client, { skip }) => {
      for (const program of client.needs) needs(program as ProgramName, skip);
      const judged = await judgePublished(client, only);
      // Its packages are out of reach.
      if ('notRun' in judged) return skip(`not tested: ${client.name}: ${judged.notRun}`);
      const { report } = judged.result;
      expect(report.verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive')).toEqual([]);
      expect(report.outcome).toBe('conforming');
    },
  );
});
