import { mainCredential } from '../../../spec/credentials.js';
import { catalogue, type Listed } from '../../../suites/servers/catalogue.js';
import { grouped } from '../../ground/grouped.js';
import { didYouMean } from '../../ground/nearest.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Answer } from '../../model/exchange.js';
import type { Case, Role, Step } from '../../model/experiment/experiment.js';
import type { Request } from '../../model/experiment/request.js';
import type { Finding } from '../../model/finding.js';
import { type PublishedCase, publishedCase } from '../../model/requirement-set/published-case.js';
import { conformingAnswer } from './conforming.js';
import { type Provision, provisions } from './provision.js';
import { rehearse, sampleOf } from './rehearsal.js';
import { violationOf } from './violation.js';

/** Everything that is to be known of a requirement, or of one case of it. */
export interface Explanation {
  readonly provision: Provision;
  /** The case that was asked for; absent where a requirement was. */
  readonly case?: Case;
  /** What is known of the id that was asked for, where it is or was that of a case. */
  readonly published?: PublishedCase;
  /** Cases of the requirement, by operation. */
  readonly cases: ReadonlyMap<string, readonly Case[]>;
  /** A case by example; absent for requirements that no case of this kind shows. */
  readonly example?: Example;
  /** The broken implementations that prove it. */
  readonly mutants: readonly Proof[];
}

/** An implementation that is broken in one way. */
export interface Proof {
  readonly id: string;
  readonly requirement: string;
  readonly title: string;
}

/** A case with its requests, and how it ends well and badly. */
export interface Example {
  readonly listed: Listed;
  /** The valid request first, then what is varied. */
  readonly requests: readonly { readonly step: string; readonly role: Role; readonly request: Request }[];
  readonly conforming: readonly Answered[];
  readonly violating: readonly Answered[];
  /** What the judge says of the violating answers. */
  readonly findings: readonly Finding[];
}

/** An answer to a step. */
export interface Answered {
  readonly step: string;
  readonly answer: Answer;
}

const requestsAtMost = 3;

/**
 * The explanation of that id, of a retired one too. Throws a UsageError with the nearest id where there is none.
 * @param mutants of all requirements.
 */
export function explanationOf(id: string, mutants: readonly Proof[]): Explanation {
  const { cases } = catalogue();
  const own = cases.get(id);
  const published = publishedCase(id);
  const provision = provisions.find((one) => one.id === (own?.case.requirement ?? published?.requirement ?? id));
  if (!provision) {
    // An id with slashes is meant to be a case.
    const known = id.includes('/') ? [...cases.keys()] : provisions.map((one) => one.id);
    throw new UsageError(
      `there is no requirement or case "${id}"${didYouMean(id, known)}`,
      'The command plan lists every case.',
    );
  }
  const all = [...cases.values()].filter((listed) => listed.case.requirement === provision.id);
  const shown = own ?? all.find((listed) => isPlain(listed)) ?? all[0];
  return {
    provision,
    ...(own === undefined ? {} : { case: own.case }),
    ...(published === undefined ? {} : { published }),
    cases: casesByOperation(all),
    ...(shown === undefined ? {} : { example: exampleOf(shown) }),
    mutants: mutants.filter(({ requirement }) => requirement === provision.id),
  };
}

function casesByOperation(all: readonly Listed[]): ReadonlyMap<string, readonly Case[]> {
  const groups = grouped(all, ({ experiment }) => experiment.operation.id);
  return new Map([...groups].map(([operation, listed]) => [operation, listed.map((one) => one.case)]));
}

// A case about one request explains more than one about all of them, and the usual credential more than another.
function isPlain({ case: one, experiment }: Listed): boolean {
  return one.step !== undefined && one.step !== 'control' && experiment.credential === mainCredential;
}

function exampleOf(listed: Listed): Example {
  const { case: one, experiment } = listed;
  const sample = sampleOf(experiment);
  const violation = violationOf(listed);
  const [verdict] = rehearse({ ...sample, experiment: { ...experiment, cases: [one] } }, violation);
  const told = violation.told ?? [...violation.answers.keys()];
  const isTold = ({ name }: Step) => name === one.step || told.includes(name);
  const varied = experiment.steps.filter((step) => step.role !== 'control' && (isTold(step) || isActOf(listed, step)));
  const controls = experiment.steps.filter(({ role }) => role === 'control');
  const answered = told.length > 0 ? told : varied.slice(0, 1).map(({ name }) => name);
  return {
    listed,
    requests: [...controls, ...varied.slice(0, requestsAtMost)].flatMap(({ name, role }) => {
      const request = sample.requests.get(name);
      return request === undefined ? [] : [{ step: name, role, request }];
    }),
    conforming: experiment.steps
      .filter(({ name }) => answered.includes(name))
      .map((step) => ({ step: step.name, answer: conformingAnswer(experiment, step) })),
    violating: answered.map((step) => ({ step, answer: answerIn(violation.answers, listed, step) })),
    findings: verdict?.findings ?? [],
  };
}

// A scenario that no single step is about shows what all of its acts come to.
function isActOf({ case: one }: Listed, { role }: Step): boolean {
  return one.step === undefined && role === 'act';
}

function answerIn(answers: ReadonlyMap<string, Answer>, { experiment }: Listed, name: string): Answer {
  const own = answers.get(name);
  if (own) return own;
  const step = experiment.steps.find((one) => one.name === name);
  if (!step) throw new RangeError(`${experiment.id} has no step "${name}"`);
  return conformingAnswer(experiment, step);
}
