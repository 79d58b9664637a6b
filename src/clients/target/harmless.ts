import { jsonAnswer } from '../../../suites/clients/scripted-answer.js';
import type { TargetReaction } from './reaction.js';
import type { Incoming } from './reception.js';

// Of an API key, which names none.
const someWorkspace = '5c1d0f7e-2b3a-4c6d-9e8f-7a6b5c4d3e2f';

/**
 * The answer to a request that changes nothing and is about something else than the operation, such as a look at the
 * workspace before the first call; `undefined` for any other request.
 */
export function harmlessReaction(
  { method, target, headers }: Incoming,
  operationPath: string,
): TargetReaction | undefined {
  const path = target.replace(/[?#].*$/s, '');
  if (path.endsWith(operationPath)) return method === 'OPTIONS' ? jsonAnswer(200, { ok: true }) : undefined;
  const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(method) || (method === 'POST' && /\/(?:get|list)$/.test(path));
  if (!isReading) return undefined;
  if (!path.endsWith('/workspaces/get')) return jsonAnswer(200, { ok: true });
  const named = headers.find(([name]) => name.toLowerCase() === 'seam-workspace')?.[1];
  const workspace = { workspace_id: named || someWorkspace, name: 'Sandbox', is_sandbox: true };
  return jsonAnswer(200, { workspace, ok: true });
}
