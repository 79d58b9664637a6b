import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Exchange } from '../../model/exchange.js';
import type { VoidProperty } from '../../model/experiment/expectation.js';
import {
  errorTypeOf,
  isUnknownResource,
  jsonOf,
  memberOf,
  reactionOf,
  received,
  statusOf,
} from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, pass, type Ruling } from '../servers/ruling.js';
import { voidViolations } from '../servers/void.js';
import { type Context, doubt, type Ruled, rulingsOnAnswer } from './answer-rulings.js';
import type { RecordedCall } from './traffic.js';

/** What an exchange shows, and what of it cannot be judged. */
export interface Rulings {
  readonly ruled: readonly Ruled[];
  readonly unjudged: readonly string[];
}

const voidProperties: readonly (readonly [VoidProperty, RequirementId, string])[] = [
  ['status-200', 'void.status-200', 'answers a success with 200'],
  ['json', 'void.json', 'answers a success with a JSON object'],
  ['ok-boolean', 'void.ok-boolean', 'answers a success with a boolean ok'],
  ['ok-true', 'void.ok-true', 'answers a success with ok true'],
  ['nothing-else', 'void.nothing-else', 'answers a success with nothing but ok'],
];

/** Everything that one recorded exchange shows: a pure function of it and of the rest of the recording. */
export function rulingsOn(call: RecordedCall, context: Context): Rulings {
  const own = ofCall(call, context);
  const { answerGap } = call.recorded;
  if (answerGap !== undefined) {
    return { ruled: [...rulingsOnAnswer(call, context), ...own.ruled], unjudged: [...own.unjudged, answerGap] };
  }
  return { ruled: [...rulingsOnAnswer(call, context), ...own.ruled], unjudged: own.unjudged };
}

function ofCall(call: RecordedCall, context: Context): Rulings {
  const { exchange, operation, isDocumented, credential, validity } = call;
  const { answer } = exchange;
  const reaction = reactionOf(answer);
  const status = statusOf(answer);
  if (reaction === 'broken') return { ruled: [], unjudged: [] };
  if (!isDocumented) return { ruled: ofUndocumented(call, context), unjudged: [] };
  if (operation.alternate !== undefined && (status === 404 || status === 405)) {
    return { ruled: [], unjudged: [`${operation.method} is an alternate form, which a target need not serve`] };
  }
  if (credential.kind === 'wrong') {
    const isTooEarly = status === 400 && validity.kind === 'invalid' && !credential.statuses.includes(400);
    const requirement = isTooEarly ? 'auth.precedes-validation' : credential.requirement;
    const title = isTooEarly ? 'refuses the credential before it looks at the body' : credential.title;
    return { ruled: [{ requirement, title, ruling: refusal(call, credential.statuses, context) }], unjudged: [] };
  }
  if (status === 401 || status === 403) {
    return { ruled: [], unjudged: [`the credential was refused (${status}), so the request itself is not judged`] };
  }
  const unjudged = credential.kind === 'unknown' ? [credential.why] : [];
  if (validity.kind === 'invalid') {
    const { requirement, title, statuses } = validity;
    return { ruled: [{ requirement, title, ruling: refusal(call, statuses, context) }], unjudged };
  }
  if (reaction === 'accepted') {
    return {
      ruled: ofSuccess(call, context),
      unjudged: validity.kind === 'unknown' ? [...unjudged, validity.why] : unjudged,
    };
  }
  if (validity.kind === 'unknown') return { ruled: [], unjudged: [...unjudged, validity.why] };
  const refused = ofRefusal(call, validity.refusal);
  return { ruled: refused.ruled, unjudged: [...unjudged, ...refused.unjudged] };
}

function ofUndocumented({ exchange, operation, validity }: RecordedCall, context: Context): readonly Ruled[] {
  const { answer, request } = exchange;
  const refused = reactionOf(answer) === 'refused';
  const finding = (expected: string) => differenceIn(exchange, expected);
  const isUsual = [401, 404, 405].includes(statusOf(answer));
  const title = `refuses ${request.method}, which no document lists for ${operation.path}`;
  return [
    {
      requirement: 'method.undocumented-refused',
      title,
      ruling: refused ? (doubt(context) ?? pass()) : fail(finding('4xx')),
    },
    // What is wrong otherwise may be said first.
    ...(refused && (isUsual || validity.kind === 'valid')
      ? [
          {
            requirement: 'method.undocumented-status' as const,
            title: `answers ${request.method} with 404 or 405`,
            ruling: isUsual ? pass() : fail(finding('404 or 405')),
          },
        ]
      : []),
  ];
}

function refusal({ exchange }: RecordedCall, statuses: readonly number[], context: Context): Ruling {
  const { answer } = exchange;
  const finding = differenceIn(exchange, statuses.join(' or '));
  if (reactionOf(answer) === 'accepted') return fail(finding);
  return doubt(context) ?? (statuses.includes(statusOf(answer)) ? pass() : fail(finding));
}

function ofSuccess({ exchange, recorded }: RecordedCall, { voidErrors }: Context): readonly Ruled[] {
  return voidProperties.flatMap(([property, requirement, title]) => {
    if (recorded.answerGap !== undefined && property !== 'status-200') return [];
    const findings = voidViolations(exchange, property, voidErrors);
    // Another property has the say where there is no object at all.
    if (findings === undefined) return [];
    return [{ requirement, title, ruling: findings.length > 0 ? fail(...findings) : pass() }];
  });
}

function ofRefusal({ exchange, recorded }: RecordedCall, requirement: RequirementId): Rulings {
  const { answer } = exchange;
  // Whether it speaks of an unknown resource stands in the body.
  if (recorded.answerGap !== undefined && statusOf(answer) === 400) return { ruled: [], unjudged: [] };
  if (isUnknownResource(answer)) return { ruled: [], unjudged: [] };
  const status = statusOf(answer);
  const ruling = fail(differenceIn(exchange, '200 for a valid request'));
  if (status === 405)
    return { ruled: [{ requirement: 'method.served', title: 'serves the operation', ruling }], unjudged: [] };
  const type = errorTypeOf(answer);
  const isAboutInput =
    type === undefined ||
    /invalid|valid/.test(type) ||
    memberOf(memberOf(jsonOf(answer), 'error'), 'validation_errors') !== undefined;
  if (status < 400 || (status === 400 && isAboutInput)) {
    return { ruled: [{ requirement, title: 'accepts a valid request', ruling }], unjudged: [] };
  }
  const why = `a valid request was refused for a reason of the target's own (${status}${type === undefined ? '' : `, ${type}`})`;
  return { ruled: [], unjudged: [why] };
}

function differenceIn({ answer, index }: Exchange, expected: string): Mismatch {
  return { where: 'status', expected, received: received(answer), exchange: index };
}
