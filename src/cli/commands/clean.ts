import { Command } from 'commander';
import { foreignCredential, mainCredential } from '../../../spec/credentials.js';
import { resources } from '../../../spec/resources.js';
import type { Console } from '../../ground/console.js';
import { UsageError } from '../../ground/usage-error.js';
import { excerpt } from '../../ground/visible.js';
import { readContract } from '../../model/contract/contract.js';
import { jsonOf, memberOf } from '../../model/experiment/reaction.js';
import { guardHost, guardWorkspace } from '../../run/guard.js';
import { type JournalContents, readJournals } from '../../run/journal/journal.js';
import { sealOf } from '../../run/journal/seal.js';
import { createPacer } from '../../run/pacer.js';
import { createRecorder } from '../../run/recorder.js';
import { nameOf, type Residue, tidy } from '../../run/residue.js';
import { secretsFor } from '../../run/secrets-for.js';
import { openTransport } from '../../run/transport/transport.js';
import { neighbourRequest, ownerHeaders } from '../../run/world/call.js';
import type { MadeThing } from '../../run/world/inventory.js';
import { loadConfig } from '../settings/config.js';
import { type CommandSettings, settle } from '../settings/settings.js';

// A run makes some hundred things.
const shownAtMost = 1000;
const longestName = 200;

interface CleanFlags {
  readonly config?: string;
  readonly acknowledgeHost?: string;
}

/** `clean`: removes what interrupted runs left at their targets, by journaled id and never by a pattern. */
export function cleanCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('clean')
    .description('remove what interrupted runs left at their targets')
    .argument('[url]', 'base URL of the target; SEAM_ENDPOINT otherwise')
    .option('--config <file>', 'configuration; seam-conformance.config.{yaml,json,ts,js} otherwise')
    .option('--acknowledge-host <host>', 'allow changes on this production host (host:port)')
    .addHelpText(
      'after',
      `
Reads the journals in .seam-conformance of the working folder. Credentials come from the environment, as for run. Only
the target that is named is touched, only in the workspace that the journal names, and no journal of a run that goes on.
Exit codes: 0 nothing is left, 2 usage error, 3 something is left, perhaps left, or was not touched.

Examples:
  $ seam-conformance clean`,
    )
    .action(async (url: string | undefined, flags: CleanFlags) => {
      const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
      const settings = settle({ url }, console.env, loaded);
      const { journals, unreadable } = readJournals(
        console.cwd,
        sealOf(settings.run.credentials.get(mainCredential) ?? ''),
      );
      if (journals.length + unreadable.length === 0) {
        console.out('no journal of an interrupted run was found; nothing to remove');
      }
      // A journal that someone else has put there may name anything.
      const { redact } = secretsFor(settings.run, console.env);
      const tell = (text: string) => console.out(redact(text));
      for (const file of unreadable) tell(`not touched: ${file} cannot be read, so nobody knows what it left`);
      let isClean = unreadable.length === 0;
      for (const journal of journals) {
        const reason = await reasonNotToTouch(journal, settings, flags);
        if (typeof reason !== 'string') {
          for (const thing of reason.left) tell(`left: ${thing} at ${journal.url}`);
          for (const thing of reason.perhaps) tell(`perhaps left: ${thing} at ${journal.url}`);
          tell(`${journal.url}: removed ${reason.removed} of ${reason.created}`);
          const { file, planted, unreadable: lines } = journal;
          isClean &&= reason.left.length + reason.perhaps.length + planted.length + lines === 0;
          if (planted.length > 0)
            tell(`not touched: ${namesOf(planted)}, which ${file} names and no run has written there`);
          if (lines > 0) tell(`not touched: ${lines} lines of ${file} cannot be read, so nobody knows what they name`);
          continue;
        }
        isClean = false;
        tell(`not touched: ${journal.file}: ${reason}; it names ${namesOf([...journal.left, ...journal.planted])}`);
      }
      exit(isClean ? 0 : 3);
    });
}

/** Things by their names; of what only someone else can have written so many of, or at such length, the beginning. */
function namesOf(things: readonly MadeThing[]): string {
  const shown = things.slice(0, shownAtMost).map((thing) => excerpt(nameOf(thing), longestName));
  return `${shown.join(', ')}${things.length > shown.length ? ` and ${things.length - shown.length} more` : ''}`;
}

/** What was removed, or a sentence why nothing was. */
async function reasonNotToTouch(
  journal: JournalContents,
  { run: settings, url }: CommandSettings,
  { acknowledgeHost }: CleanFlags,
): Promise<Residue | string> {
  const { credentials } = settings;
  if (journal.isLiving) return 'the run that writes it goes on';
  if (url === undefined) throw new UsageError('no target is named', 'Give a URL or set SEAM_ENDPOINT.');
  if (new URL(url).href !== new URL(journal.url).href) {
    return `it is about ${journal.url}, and the target that is named is ${url}`;
  }
  if (!credentials.has(mainCredential))
    return `the ${mainCredential.replaceAll('-', ' ')} of its workspace is not lent`;
  if (!journal.isSealed) {
    return `no run with the ${mainCredential.replaceAll('-', ' ')} that is lent has written it, so what it names may be anybody's`;
  }
  const guarded = { profile: 'full', url: journal.url, acknowledgedHost: acknowledgeHost } as const;
  guardHost(guarded, readContract());
  const { rate, maxRequests, evidenceBytes, concurrency } = settings;
  const secrets = secretsFor(settings, process.env);
  const transport = await openTransport(journal.url, { ...settings, secrets });
  const recorder = createRecorder({
    transport,
    secrets,
    pacer: createPacer({ rate }),
    runName: settings.caseHeader ? 'clean' : undefined,
    budget: maxRequests,
    evidenceBytes,
    signal: new AbortController().signal,
    onExchange: () => undefined,
  });
  try {
    for (const owner of new Set(journal.left.map((thing) => thing.owner))) {
      const name = owner === 'home' ? mainCredential : foreignCredential;
      if (!credentials.has(name)) return `the ${name.replaceAll('-', ' ')} of its workspace is not lent`;
      const request = neighbourRequest(resources.workspace.get.path, {}, ownerHeaders(owner));
      const { answer } = await recorder.call({ kind: 'workspace', credential: name }, request);
      const reason = guardWorkspace(guarded, answer);
      if (reason !== undefined) return reason;
      const found = memberOf(memberOf(jsonOf(answer), resources.workspace.get.member), resources.workspace.id);
      const meant = journal.workspaces[owner];
      if (meant === undefined) return 'it does not say in which workspace things were made';
      if (found !== meant) return `it is about the workspace ${meant}, and the key that is lent opens ${String(found)}`;
    }
    return await tidy(journal.goOn(), recorder.call, concurrency);
  } finally {
    await transport.close();
  }
}
