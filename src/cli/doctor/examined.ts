import type { Console } from '../../ground/console.js';
import { createPacer } from '../../run/pacer.js';
import { createRecorder } from '../../run/recorder.js';
import { secretsFor } from '../../run/secrets-for.js';
import { openTransport } from '../../run/transport/transport.js';
import type { ReadyTarget } from '../judge-target.js';
import { examine } from './examine.js';
import type { SetupFinding } from './finding.js';

/** What the doctor found at a target, and how to show it. */
export interface Examined {
  readonly findings: readonly SetupFinding[];
  /** Shows a text without the credentials that were lent. */
  readonly page: Console['page'];
}

/** Connects to a target, looks at it without making or changing anything, and disconnects. */
export async function examined({ destination, settings }: ReadyTarget, console: Console): Promise<Examined> {
  const secrets = secretsFor(settings, process.env);
  const transport = await openTransport(destination, { ...settings, secrets });
  const shared = {
    transport,
    secrets,
    pacer: createPacer(settings),
    budget: settings.maxRequests,
    evidenceBytes: settings.evidenceBytes,
    signal: new AbortController().signal,
    onExchange: () => undefined,
  };
  const plain = createRecorder({ ...shared, runName: undefined });
  const named = settings.caseHeader ? createRecorder({ ...shared, runName: 'doctor' }) : undefined;
  try {
    return {
      findings: await examine(settings, plain.call, named?.call),
      page: (text) => console.page(secrets.redact(text)),
    };
  } finally {
    await transport.close();
  }
}
