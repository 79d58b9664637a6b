import { isJsonObject } from '../../../src/ground/json-object.js';
import type { Described } from '../../../src/model/contract/described.js';
import { partsOf } from '../../../src/model/contract/members.js';

type Parameters = Readonly<Record<string, unknown>>;

/**
 * What else a valid request holds once it holds a parameter, beyond those of the base: nothing, or what the schema demands
 * beside it. Nothing either where no valid request with it can be made.
 */
export function companionsOf(described: Described, name: string, value: unknown, sampled: Parameters): Parameters {
  const { body, document, sampler, parameters, violations } = described;
  const isValid = (others: Parameters) => violations({ ...others, ...sampled, [name]: value }).length === 0;
  if (body === undefined || described.places.has(name) || isValid({})) return {};
  const named = partsOf(document, body).flatMap(({ dependentRequired = {} }) => dependentRequired[name] ?? []);
  const demanded = Object.fromEntries(
    named.flatMap((one) => {
      const schema = parameters.get(one)?.schema;
      return schema === undefined ? [] : [[one, sampler.sample(schema, false)]];
    }),
  );
  const full = sampler.sample(body, true);
  const found = [demanded, ...(isJsonObject(full) ? [full] : [])].find(isValid) ?? {};
  return Object.fromEntries(Object.entries(found).filter(([one]) => one !== name && !Object.hasOwn(sampled, one)));
}
