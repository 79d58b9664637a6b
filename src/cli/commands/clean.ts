import { rmSync } from 'node:fs';
import { Command } from 'commander';
import { foreignCredential, mainCredential } from '../../../spec/credentials.js';
import type { Console } from '../../ground/console.js';
import { createSecrets } from '../../model/secrets.js';
import { type JournalContents, readJournals } from '../../run/journal/journal.js';
import { createPacer } from '../../run/pacer.js';
import { createRecorder } from '../../run/recorder.js';
import { remove } from '../../run/residue.js';
import { openTransport } from '../../run/transport/transport.js';
import { loadConfig } from '../settings/config.js';
import { settle } from '../settings/settings.js';

/** `clean`: removes what interrupted runs left at their targets, by journaled id and never by a pattern. */
export function cleanCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('clean')
    .description('remove what interrupted runs left at their targets')
    .option('--config <file>', 'configuration; seam-conformance.config.{yaml,json,ts,js} otherwise')
    .addHelpText(
      'after',
      `
Reads the journals in .seam-conformance of the working folder. Credentials come from the environment, as for run.
Exit codes: 0 nothing is left, 2 usage error, 3 something is left.

Examples:
  $ seam-conformance clean`,
    )
    .action(async (flags: { readonly config?: string }) => {
      const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
      const settings = settle({}, console.env, loaded);
      const journals = readJournals(console.cwd);
      if (journals.length === 0) console.out('no journal of an interrupted run was found; nothing to remove');
      let isClean = true;
      for (const journal of journals) {
        const left = await cleanUp(journal, settings);
        for (const thing of left) console.out(`left: ${thing} at ${journal.url}`);
        console.out(`${journal.url}: removed ${journal.left.length - left.length} of ${journal.left.length}`);
        if (left.length === 0) rmSync(journal.file);
        else isClean = false;
      }
      exit(isClean ? 0 : 3);
    });
}

async function cleanUp(
  { url, left }: JournalContents,
  { credentials, headers, tls, timeoutMs, responseBytes, maxRequests, rate }: ReturnType<typeof settle>,
): Promise<readonly string[]> {
  const secrets = createSecrets(credentials);
  const transport = await openTransport(url, {
    secrets,
    headers,
    tls,
    timeoutMs,
    responseBytes,
  });
  const { call } = createRecorder({
    transport,
    secrets,
    pacer: createPacer(rate),
    runId: 'clean',
    budget: maxRequests,
    signal: new AbortController().signal,
    onExchange: () => undefined,
  });
  const remaining: string[] = [];
  try {
    // Users before the identities they belong to.
    for (const thing of [...left].sort((one, other) => one.kind.localeCompare(other.kind))) {
      const isLent = credentials.has(thing.owner === 'home' ? mainCredential : foreignCredential);
      if (!isLent || !(await remove(thing, call))) remaining.push(`${thing.kind} ${thing.id ?? thing.key}`);
    }
  } finally {
    await transport.close();
  }
  return remaining;
}
