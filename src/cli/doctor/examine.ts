import {
  type CredentialName,
  credentialKinds,
  credentialNames,
  foreignCredential,
  mainCredential,
  variableOf,
} from '../../../spec/credentials.js';
import { resources } from '../../../spec/resources.js';
import { environmentOf } from '../../judge/environment.js';
import { caseHeader } from '../../model/case-header.js';
import { type Answer, headerOf } from '../../model/exchange.js';
import { claimOf, credentialHeaders } from '../../model/experiment/base.js';
import type { Facts } from '../../model/experiment/facts.js';
import { factsFor } from '../../model/experiment/facts-for.js';
import { absentPath } from '../../model/experiment/no-such-route.js';
import { isSameAnswer, jsonOf, memberOf, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import type { Request } from '../../model/experiment/request.js';
import { sentenceOf } from '../../model/finding.js';
import { adviceFor } from '../../run/advice.js';
import { contractCredentials, credentialLine } from '../../run/contract-credentials.js';
import { keptBackText } from '../../run/kept-back.js';
import { unreachable } from '../../run/preflight.js';
import type { Settings } from '../../run/settings.js';
import { type Call, neighbourRequest } from '../../run/world/call.js';
import { capabilities } from './capabilities.js';
import { describedOperations } from './described-operations.js';
import type { SetupFinding } from './finding.js';
import { operationFindings, withoutCredentials } from './operations.js';

const toleratedSkewMs = 60_000;

/**
 * Looks at a target without making or changing anything: it sends reads, and requests without credentials.
 * @param plain sends without the header that names a case.
 * @param named sends with it; absent where a run would not have it either.
 */
export async function examine(settings: Settings, plain: Call, named?: Call): Promise<readonly SetupFinding[]> {
  const { contract } = settings;
  const [first] = contract.operations;
  if (!first) return [];
  const probe = { kind: 'doctor', about: 'no such route' } as const;
  const absent = (await plain(probe, noSuchRoute(first.path))).answer;
  if (environmentOf(absent) !== undefined) {
    return [
      {
        area: 'reachability',
        state: 'lack',
        text: unreachable(absent, settings.waitMs),
        consequence: 'nothing can be judged; check the URL, the network and the proxy',
      },
    ];
  }
  const refusedHeader = named === undefined ? [] : header((await named(probe, noSuchRoute(first.path))).answer, absent);
  const call = refusedHeader.length === 0 && named !== undefined ? named : plain;
  const lent = await credentials(settings, call);
  const known: readonly SetupFinding[] = [
    { area: 'reachability', state: 'fine', text: 'the target answers' },
    clock(absent),
    ...signature(absent),
    ...refusedHeader,
    ...lent.findings,
  ];
  // Who is kept back learns nothing more by asking more.
  if (lent.isKeptBack) return known;
  return [
    ...known,
    ...(contract.isGiven
      ? await describedOperations(contract, factsOf(settings), absent, call)
      : [...(await operationFindings(settings, absent, call)), ...(await capabilities(settings, call))]),
  ];
}

function factsOf({ profile, claims, credentials: lent }: Settings): Facts {
  return factsFor({ profile, claims, lent: new Set(lent.keys()), sandbox: false });
}

function clock(answer: Answer): SetupFinding {
  const date = Date.parse(headerOf(answer, 'date') ?? '');
  if (Number.isNaN(date)) return { area: 'clock', state: 'remark', text: 'the target does not tell its time' };
  const skew = Math.abs(Date.now() - date);
  if (skew <= toleratedSkewMs) return { area: 'clock', state: 'fine', text: 'the clocks agree' };
  return {
    area: 'clock',
    state: 'remark',
    text: `the clocks differ by ${Math.round(skew / 1000)} s`,
    consequence: 'tokens that expire may be refused',
  };
}

function header(named: Answer, plain: Answer): SetupFinding[] {
  if (isSameAnswer(named, plain)) return [];
  return [
    {
      area: 'target',
      state: 'lack',
      text: `the header ${caseHeader} changes the answer: ${received(named)} with it, ${received(plain)} without`,
      consequence: 'a gateway refuses unknown headers; leave it out with --no-case-header, or "caseHeader: false"',
    },
  ];
}

function noSuchRoute(path: string): Request {
  return withoutCredentials(absentPath(path), 'POST');
}

function signature(absent: Answer): SetupFinding[] {
  const reaction = reactionOf(absent);
  if (reaction === 'refused') return [];
  const isPage = (headerOf(absent, 'content-type') ?? '').startsWith('text/html');
  const guess =
    reaction === 'accepted'
      ? isPage
        ? 'a web page or a login page in front of the API?'
        : 'a catch-all proxy or a mock?'
      : reaction === 'redirected'
        ? 'a login wall, or http for https?'
        : 'a gateway without its service?';
  return [
    {
      area: 'target',
      state: 'lack',
      text: `a path that does not exist is answered ${received(absent)}: ${guess}`,
      consequence: 'every case is likely to be inconclusive or to fail',
    },
  ];
}

interface Lent {
  readonly findings: readonly SetupFinding[];
  /** Whether a limit keeps back whoever has credentials. */
  readonly isKeptBack: boolean;
}

async function credentials(settings: Settings, call: Call): Promise<Lent> {
  const findings: SetupFinding[] = [];
  let isKeptBack = false;
  const { profile, claims, credentials: lent, workspaceId } = settings;
  const { document, isGiven } = settings.contract;
  // A document of others may know nothing of workspaces.
  if (isGiven && document.paths[resources.workspace.get.path] === undefined) {
    const known = contractCredentials(settings.contract, new Set(lent.keys()));
    const missing = known
      .filter(({ isLent }) => !isLent)
      .map((one): SetupFinding => ({ area: 'credential', state: 'lack', text: credentialLine(one) }));
    return { findings: missing, isKeptBack };
  }
  const own = await workspace(mainCredential);
  const known = workspaceId ?? own;
  if (known !== undefined) {
    for (const { name, needsWorkspace } of credentialKinds) if (needsWorkspace) await workspace(name, known);
  }
  const other = await workspace(foreignCredential);
  if (other !== undefined && other === own) {
    findings.push({
      area: 'credential',
      state: 'lack',
      text: 'both API keys belong to the same workspace',
      consequence: 'isolation cannot be judged; lend a key of a second workspace',
    });
  }
  const facts = factsFor({ profile, claims, lent: new Set(lent.keys()), workspaceId: known, sandbox: true });
  const isWanted = (name: CredentialName) => {
    const claim = claimOf(name);
    return name === mainCredential || (claim !== undefined && facts.claims[claim]);
  };
  for (const name of credentialNames.filter((one) => isWanted(one) && !facts.credentials.has(one))) {
    findings.push({
      area: 'credential',
      state: 'lack',
      text: sentenceOf(adviceFor(name, facts)),
      consequence: 'cases that claim it are inconclusive',
    });
  }
  return { findings, isKeptBack };

  async function workspace(name: CredentialName, workspaceId?: string): Promise<string | undefined> {
    if (!lent.has(name) || isKeptBack) return undefined;
    const { path, member } = resources.workspace.get;
    const headers = credentialHeaders(name, workspaceId === undefined ? {} : { workspaceId });
    const { answer } = await call(
      { kind: 'doctor', about: `workspace of ${name}` },
      neighbourRequest(path, {}, headers),
    );
    const found = memberOf(jsonOf(answer), member);
    const id = memberOf(found, resources.workspace.id);
    const variable = `$${variableOf[name]}`;
    if (reactionOf(answer) === 'accepted' && typeof id === 'string') {
      const isSandbox = memberOf(found, 'is_sandbox');
      const kind = isSandbox === true ? 'a sandbox' : isSandbox === false ? 'NOT a sandbox' : 'of unknown kind';
      findings.push({
        area: 'credential',
        state: isSandbox !== true && profile !== 'safe' ? 'lack' : 'fine',
        text: `${variable} is accepted; its workspace ${id} is ${kind}`,
        ...(isSandbox !== true ? { consequence: 'only the profile safe runs without --acknowledge-host' } : {}),
      });
      return id;
    }
    const keptBack = keptBackText(answer);
    if (keptBack !== undefined) {
      isKeptBack = true;
      findings.push({ area: 'credential', state: 'lack', text: `with ${variable}, ${keptBack}` });
      return undefined;
    }
    const isRefused = statusOf(answer) === 401 || statusOf(answer) === 403;
    findings.push({
      area: 'credential',
      state: isRefused ? 'lack' : 'remark',
      text: `${variable}: ${path} answers ${received(answer)}`,
      consequence: isRefused
        ? 'the credential is not valid here'
        : 'the workspace and whether it is a sandbox stay unknown',
    });
    return undefined;
  }
}
