import {
  credential as credentialKind,
  type DocumentedCredential,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import { UsageError } from '../../ground/usage-error.js';
import { type Contract, readContract } from '../../model/contract/contract.js';
import { environmentSecrets } from '../../model/environment-secrets.js';
import { requirementSet } from '../../model/requirement-set/requirement-set.js';
import { createSecrets } from '../../model/secrets.js';
import { clientReport } from '../client-report.js';
import { startChild } from '../driver/child.js';
import { createOutputRecord } from '../driver/output-record.js';
import { childEnvironment } from '../environment.js';
import { type SdkResult, sdkDefaults, shownCommand } from '../run-sdk.js';
import { judgeObservation } from './judge-observed.js';
import { observedTokens, observedWorkspace, openObservingTarget } from './open-target.js';

/** Which command is observed and how. */
export interface ObserveOptions {
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Variables that the command is not given. */
  readonly withheld?: readonly string[];
  /** What the command is lent; an API key unless it says otherwise. */
  readonly credential?: DocumentedCredential;
  readonly only?: readonly string[];
  /** The version of the requirement set to judge by; the current one unless given. */
  readonly requirements?: string;
  readonly seed?: number;
  readonly contract?: Contract;
  readonly signal?: AbortSignal;
  /** What the command writes, with secrets by name. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/**
 * Runs a command against a target of the suite and judges whatever it sends to the five operations. Throws a UsageError
 * where the command cannot be started.
 */
export async function observe(options: ObserveOptions): Promise<SdkResult> {
  const { command, credential = mainCredential, only, seed = sdkDefaults.seed, signal, onOutput } = options;
  if (command.length === 0) throw new UsageError('no command is named', 'Give the command to observe after --.');
  const startedAt = Date.now();
  const contract = options.contract ?? readContract();
  const set = requirementSet(options.requirements);
  const secrets = createSecrets(observedTokens);
  // A command may write down all of its environment.
  for (const [label, value] of environmentSecrets(options.env ?? process.env, options.withheld)) {
    secrets.hide(label, value);
  }
  const shown = shownCommand(command, secrets.redact);
  const target = await openObservingTarget(contract, secrets.redact);
  const output = createOutputRecord();
  try {
    const child = await startChild({
      command,
      cwd: options.cwd ?? process.cwd(),
      env: childEnvironment(
        options.env ?? process.env,
        lentVariables(target.port, credential, observedWorkspace),
        options.withheld,
      ),
    });
    child.process.stdin?.end();
    for (const stream of ['stdout', 'stderr'] as const) {
      child.process[stream]?.setEncoding('utf8').on('data', (text: string) => {
        output.add(text);
        onOutput?.(stream, secrets.redact(text));
      });
    }
    const stop = () => void child.end(2000);
    signal?.addEventListener('abort', stop);
    const { code, signal: name } = await child.closed;
    signal?.removeEventListener('abort', stop);
    const { arrivals } = target;
    const text = secrets.redact(output.text());
    const { verdicts, exchanges, isPartial } = judgeObservation(arrivals, text, contract, {
      credential,
      workspaceId: observedWorkspace,
      set,
      ...(only === undefined ? {} : { only }),
    });
    const report = clientReport({
      contract,
      target: shown.join(' '),
      profile: 'client-observed',
      seed,
      startedAt,
      durationMs: Date.now() - startedAt,
      requirementSet: set.id,
      verdicts,
      requests: exchanges.length,
      isPartial,
      ...(only === undefined ? {} : { only }),
      ...(code === 0 ? {} : { notJudged: `the command ended with ${code === null ? name : `exit code ${code}`}` }),
      configuration: { command: shown, credential },
    });
    const record = {
      calls: {},
      arrivals: { observed: { arrivals: [...arrivals], elsewhere: [], beside: [] } },
      output: text,
    };
    return { report, exchanges, record, introduction: {}, redact: secrets.redactWritten };
  } finally {
    await target.close();
  }
}

// One credential at a time: published clients refuse an environment that holds two.
function lentVariables(port: number, credential: DocumentedCredential, workspaceId: string): Record<string, string> {
  const token = observedTokens.get(credential) ?? '';
  const endpoint = `http://127.0.0.1:${port}`;
  const shared = { SEAM_ENDPOINT: endpoint, SEAM_CLI_ENDPOINT: endpoint, SEAM_CLI_TOKEN: token };
  const { variable, needsWorkspace } = credentialKind(credential);
  return {
    ...shared,
    [variable]: token,
    ...(needsWorkspace ? { [workspaceHeader.variable]: workspaceId, SEAM_CLI_WORKSPACE_ID: workspaceId } : {}),
  };
}
