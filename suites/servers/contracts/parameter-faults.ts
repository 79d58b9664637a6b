import { choiceValues } from '../../../src/model/contract/branches.js';
import type { Described } from '../../../src/model/contract/described.js';
import type { Base } from '../../../src/model/experiment/base.js';
import { mayBeSent, refusedAs, type Variation } from '../../../src/model/experiment/compose.js';
import { all, replace, without } from '../../../src/model/experiment/draft.js';
import type { Values } from '../../../src/model/experiment/experiment.js';
import { malformedUuids } from '../malformed-uuids.js';
import { companionsOf } from './companions.js';
import { sampledBase } from './sampled-base.js';
import { type SchemaFault, schemaFaults } from './schema-faults.js';
import { spread } from './spread.js';

/** More of one operation say nothing that the first did not. */
const most = 160;

// They follow from the operation alone, and several suites ask.
const known = new WeakMap<object, readonly Variation[]>();

/**
 * What the document forbids of the parameters of an operation: each one missing where it is required, and each value that
 * its schema forbids. The oracle confirms of each that it is invalid.
 */
export function parameterFaults(plain: Base): readonly Variation[] {
  const { operation } = plain;
  const { described } = operation;
  // A call that demands nothing could be carried out whatever else is wrong with it.
  if (described === undefined || (!mayBeSent(plain) && plain.shape.length === 0)) return [];
  const found =
    known.get(operation) ??
    spread(
      operation.parameters.flatMap(({ name }) => faultsOf(plain, described, name)),
      most,
      ({ kind }) => kind,
    ).map(({ fault }) => fault);
  known.set(operation, found);
  return found;
}

/** The first fault that tells an operation that looks at its parameters; absent where it has none that must be refused. */
export function tellingFault(plain: Base): Variation | undefined {
  const { described, parameters } = plain.operation;
  if (described === undefined || (!mayBeSent(plain) && plain.shape.length === 0)) return undefined;
  // What is wrong in a path may be answered like a route that is not there.
  const isOfPath = ({ name }: { readonly name: string }) => described.places.get(name)?.in === 'path';
  const inOrder = [...parameters.filter((one) => !isOfPath(one)), ...parameters.filter(isOfPath)];
  for (const { name } of inOrder) {
    const found = faultsOf(plain, described, name).find(
      ({ fault }) => fault.requirement !== 'format.malformed-refused',
    );
    if (found !== undefined) return found.fault;
  }
  return undefined;
}

interface Kept {
  readonly kind: string;
  readonly fault: Variation;
}

function faultsOf(plain: Base, described: Described, name: string): readonly Kept[] {
  const parameter = described.parameters.get(name);
  if (parameter === undefined) return [];
  const base = sampledBase(plain);
  const { sampler } = described;
  const companions = companionsOf(described, name, base[name] ?? sampler.sample(parameter.schema, false), base);
  const sampled = { ...base, ...companions };
  // The fullest value has most to go wrong.
  const values = [
    sampler.sample(parameter.schema, true),
    sampled[name],
    ...choiceValues(described, parameter.schema).map((one) => one.full()),
  ].filter((one) => one !== undefined);
  const wrong = new Map(
    values
      .flatMap((value) => schemaFaults(described, { name, schema: parameter.schema }, value, sampled))
      .map((fault) => [fault.name, fault]),
  );
  const place = described.places.get(name)?.in;
  const isOmittable = plain.shape.includes(name) && place !== 'path' && !(described.hasPlainBody && name === 'body');
  return [
    ...(isOmittable ? missing(described, name, base).map((fault) => ({ kind: fault.name, fault })) : []),
    ...[...wrong.values()].map((fault) => ({
      kind: fault.kind,
      fault: beside(companions, refused(described, fault)),
    })),
  ];
}

function beside(companions: Readonly<Record<string, unknown>>, fault: Variation): Variation {
  const others = Object.entries(companions).map(([name, value]) => replace(name, value));
  return others.length === 0 ? fault : { ...fault, change: (values) => all(...others, fault.change(values)) };
}

/** The variation that leaves out a parameter, where the values that are left are invalid; none where they are not. */
export function missing(
  described: Described,
  name: string,
  sampled: Readonly<Record<string, unknown>>,
): readonly Variation[] {
  const { [name]: _left, ...others } = sampled;
  if (described.violations(others).length === 0) return [];
  return [
    {
      name: `${name}=missing`,
      title: `refuses a request without ${name}`,
      requirement: 'required.missing-refused',
      about: name,
      change: () => without(name),
      expect: refusedAs(...described.refusals.invalid),
    },
  ];
}

/** The variation that sends a fault in the place of the parameter. */
export function refused(described: Described, fault: SchemaFault): Variation {
  const { parameter, name, label, requirement, value } = fault;
  const { invalid } = described.refusals;
  const isPath = described.places.get(parameter)?.in === 'path';
  return {
    name,
    title: `refuses ${label}`,
    requirement,
    about: parameter,
    change: (values) => replace(parameter, fromLent(values, fault) ?? value),
    expect: isPath ? { ...refusedAs(...new Set([...invalid, 400, 404])), mayBeUnknown: true } : refusedAs(...invalid),
  };
}

// A wrong spelling of what exists tells more than one of nothing.
function fromLent(values: Values, { parameter, name, requirement }: SchemaFault): unknown {
  const lent = values.lent(parameter);
  if (lent === undefined) return undefined;
  const shape = name.slice(parameter.length + 1);
  if (shape === 'number-and-word') return `${lent}abc`;
  if (requirement !== 'uuid.malformed-refused') return undefined;
  return malformedUuids.find((one) => one.name === shape)?.from(lent);
}
