import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import { isJsonObject } from '../../../src/ground/json-object.js';
import { choiceValues } from '../../../src/model/contract/branches.js';
import type { Described } from '../../../src/model/contract/described.js';
import type { Schema } from '../../../src/model/contract/document.js';
import { choicesOf, freeName, listedIn, partsOf } from '../../../src/model/contract/members.js';
import { unknownMember } from '../../../src/model/experiment/undocumented-words.js';
import { arrives } from './arrives.js';
import { broken } from './broken-keyword.js';
import { type Depth, faultRequirement } from './fault-requirement.js';
import { ruledOut } from './ruled-out.js';
import { spread } from './spread.js';
import { wrongBranches } from './wrong-branches.js';
import { wrongLists, wrongObjects } from './wrong-containers.js';
import { wrongScalars } from './wrong-scalars.js';
import { wrongTypes } from './wrong-types.js';
import type { WrongValue } from './wrong-value.js';

/** A value for one parameter that its schema forbids, and the oracle with it. */
export interface SchemaFault {
  readonly parameter: string;
  /** Of the case: where, and what is wrong. */
  readonly name: string;
  readonly label: string;
  readonly requirement: RequirementId;
  /** Where it stands, and the keyword that it breaks. */
  readonly kind: string;
  /** Absent where the parameter itself is left out. */
  readonly value?: unknown;
}

interface Wrong extends WrongValue {
  readonly path: string;
  readonly depth: Depth;
}

const deepest = 4;
/** More of one parameter say nothing that the first did not. */
const most = 60;
/** Beyond these no further ones are looked for. */
const soughtAtMost = 4 * most;
/**
 * What the schema of a parameter forbids: for each keyword, at every depth, values that break it and, where that can be,
 * nothing else.
 * @param value that meets the schema.
 */
export function schemaFaults(
  described: Described,
  { name: parameter, schema }: { readonly name: string; readonly schema: Schema },
  value: unknown,
  base: Readonly<Record<string, unknown>>,
): readonly SchemaFault[] {
  const place = described.places.get(parameter);
  const isText = place !== undefined && place.style !== 'json';
  const chosen = new Map<string, SchemaFault>();
  for (const wrong of wrongValues(described, schema, value, isText)) {
    if (chosen.size >= soughtAtMost) break;
    const { keyword, path, name, label, depth, candidates } = wrong;
    const sendable = candidates.filter((candidate) => arrives(candidate, place));
    const taken = broken(keyword, sendable, (candidate) => described.violations({ ...base, [parameter]: candidate }));
    if (taken === undefined) continue;
    const spot = `${parameter}${path}`;
    const id = vacantId(`${spot}=${name}`, taken.value);
    if (id === undefined) continue;
    chosen.set(id, {
      parameter,
      name: id,
      label: `${label} for ${spot}`,
      kind: `${spot} ${keyword} ${taken.keyword}`,
      requirement: faultRequirement(keyword, depth, place?.in === 'path'),
      value: taken.value,
    });
  }
  return spread([...chosen.values()], most, ({ kind }) => kind);

  // Several parts of a schema may each have a limit of one kind.
  function vacantId(id: string, own: unknown): string | undefined {
    const names = [id, ...[2, 3].map((number) => `${id}:${number}`)];
    const isKnown = names.some((one) => JSON.stringify(chosen.get(one)?.value) === JSON.stringify(own));
    return isKnown ? undefined : names.find((one) => !chosen.has(one));
  }
}

function wrongValues(described: Described, schema: Schema, value: unknown, isText: boolean): readonly Wrong[] {
  const { document, sampler } = described;
  return at(schema, value, '', 'top', 0, (inner) => inner);

  function at(
    node: Schema,
    own: unknown,
    path: string,
    depth: Depth,
    level: number,
    whole: (inner: unknown) => unknown,
  ): readonly Wrong[] {
    const parts = [
      ...partsOf(document, node),
      ...choicesOf(document, node)
        .filter((choice) => described.schemaViolations(choice, own).length === 0)
        .flatMap((choice) => partsOf(document, choice)),
    ];
    // Where a document gives a value that it forbids, a target may hold to either.
    const given = new Set(parts.flatMap(givenIn));
    const wrapped = (wrong: WrongValue): Wrong => {
      const candidates = wrong.candidates.filter((one) => !given.has(JSON.stringify(one)));
      return { ...wrong, path, depth, candidates: candidates.map(whole) };
    };
    const found: Wrong[] = wrongTypes(parts, own, isText).map(wrapped);
    for (const part of parts) {
      found.push(...wrongScalars(part, own).map(wrapped), ...ruledOut(part, own, sampler.sample).map(wrapped));
    }
    if (level >= deepest) return found;
    for (const part of parts) {
      if (Array.isArray(own)) found.push(...inList(part, own));
      else if (isJsonObject(own)) found.push(...inObject(part, own));
    }
    return [...found, ...inChoices()];

    function inList(part: Schema, list: readonly unknown[]): readonly Wrong[] {
      const [first, ...rest] = list;
      const { items, prefixItems = [] } = part;
      const inner =
        items === undefined || list.length === 0 || prefixItems.length > 0
          ? []
          : at(items, first, `${path}[0]`, 'items', level + 1, (one) =>
              // What has to be in the list stays there.
              whole(part.contains === undefined ? [one, ...rest] : [one, ...list]),
            );
      const ofPlaces = prefixItems.slice(0, list.length).flatMap((item, index) => {
        const instead = (one: unknown) => whole(list.with(index, one));
        return at(item, list[index], `${path}[${index}]`, 'items', level + 1, instead);
      });
      return [...wrongLists(part, list, isText, sampler).map(wrapped), ...inner, ...ofPlaces];
    }

    function inObject(part: Schema, object: Readonly<Record<string, unknown>>): readonly Wrong[] {
      const below: Depth = depth === 'items' ? 'items' : 'nested';
      const left = (part.required ?? [])
        .filter((name) => Object.hasOwn(object, name))
        .map((name): Wrong => {
          const { [name]: _left, ...others } = object;
          const missing: WrongValue = { keyword: 'missing', name: 'missing', label: 'nothing', candidates: [others] };
          return { ...wrapped(missing), path: `${path}.${name}`, depth: below };
        });
      const inner = Object.entries(part.properties ?? {}).flatMap(([name, member]) =>
        Object.hasOwn(object, name)
          ? at(member, object[name], `${path}.${name}`, below, level + 1, (one) => whole({ ...object, [name]: one }))
          : [],
      );
      const further = furtherMember(part, object);
      const ofFurther =
        further === undefined
          ? []
          : at(further.schema, further.value, `${path}.*`, below, level + 1, (one) =>
              whole({ ...object, [further.name]: one }),
            );
      return [
        ...left,
        ...wrongObjects(part, object, (name) => part.properties?.[name], sampler).map(wrapped),
        ...inner,
        ...ofFurther,
      ];
    }

    // One of those that the schema describes without a name: that of the object, or one that is made.
    function furtherMember({ additionalProperties, properties = {}, ...part }: Schema, object: object) {
      if (typeof additionalProperties !== 'object') return undefined;
      const own = Object.entries(object).find(([name]) => !Object.hasOwn(properties, name));
      const [name, value] = own ?? [
        freeName(part, (one) => sampler.sample(one, false)) || unknownMember,
        sampler.sample(additionalProperties, false),
      ];
      return value === undefined ? undefined : { name, value, schema: additionalProperties };
    }

    // The other branches have keywords of their own; further down the sampled one stands for all.
    function inChoices(): readonly Wrong[] {
      if (level > 1) return [];
      const choices = partsOf(document, node).filter(({ oneOf, anyOf }) => oneOf !== undefined || anyOf !== undefined);
      const values = choices.length === 0 ? [] : choiceValues(described, node);
      const wrong = wrongBranches(
        choices,
        values.map((one) => one.value),
        own,
      ).map(wrapped);
      if (values.length < 2) return wrong;
      const others = values
        .map(({ name, full }) => ({ name, value: full() }))
        .filter(({ value: other }) => JSON.stringify(other) !== JSON.stringify(own));
      return [
        ...wrong,
        ...others.flatMap(({ name, value: other }) => {
          const choice = choicesOf(document, node).find((one) => described.schemaViolations(one, other).length === 0);
          return choice === undefined ? [] : at(choice, other, `${path}(${name})`, depth, level + 1, whole);
        }),
      ];
    }
  }
}

/** The values that a part of a schema gives itself, as JSON. */
function givenIn(part: Schema): readonly string[] {
  const { default: usual, example, examples } = part;
  return [...listedIn(part), usual, example, ...(Array.isArray(examples) ? examples : [])]
    .filter((one) => one !== undefined)
    .map((one) => JSON.stringify(one));
}
