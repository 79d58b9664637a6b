import { createPublicKey } from 'node:crypto';
import * as v from 'valibot';
import { parseEnvelope, sealProblem } from '../../src/certificate/envelope.js';
import type { Parties } from '../../src/certificate/parties.js';
import { type Statement, type Validity, valueIn } from '../../src/certificate/statement.js';
import { statementIn } from '../../src/certificate/verify-certificate.js';
import type { OperationClaims } from '../../src/model/contract/claimed-operations.js';

/** The texts of the files below `vendors` and `certifiers`, by their path. */
export type RegistryFiles = ReadonlyMap<string, string>;

/** What a certificate says of a vendor, and what is wrong with the entry. */
export interface VendorEntry {
  /** The name of its folder. */
  readonly folder: string;
  /** Each a sentence that names the file; an entry with one of them is not shown as certified. */
  readonly problems: readonly string[];
  /** Absent where the certificate cannot be relied on. */
  readonly certified?: Certified;
}

/** What the certifier vouches for. */
export interface Certified {
  readonly parties: Parties;
  readonly site?: string | undefined;
  readonly suiteVersion: string;
  readonly requirementSet: string;
  readonly profile: string;
  readonly operations: OperationClaims;
  readonly conformance: { readonly passed: number; readonly judged: number };
  readonly coverage: { readonly judged: number; readonly locked: number };
  readonly validity: Validity;
  readonly hasExpired: boolean;
}

const vendorSchema = v.strictObject({
  certifier: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  site: v.exactOptional(v.pipe(v.string(), v.url(), v.startsWith('https://'))),
});

const figure = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.pipe(v.string(), v.minLength(1));

// A certificate says what its certifier made it say, so it is read like anything else that comes from outside.
const certifiedSchema = v.object({
  parties: v.object({
    vendor: words,
    product: words,
    version: words,
    environment: v.exactOptional(words),
    certifier: words,
  }),
  suite: v.object({ version: words }),
  requirementSet: words,
  profile: words,
  operations: v.object({ claimed: v.array(words), notClaimed: v.array(words) }),
  conformance: v.object({ passed: figure, judged: figure }),
  coverage: v.object({ judged: figure, locked: figure }),
  validity: v.object({
    notBefore: v.pipe(v.string(), v.isoTimestamp()),
    notAfter: v.pipe(v.string(), v.isoTimestamp()),
  }),
});

/** Every vendor of a registry, by name, verified against the keys of its certifiers. */
export function entriesOf(files: RegistryFiles, now: number): readonly VendorEntry[] {
  const folders = new Set([...files.keys()].flatMap((path) => /^vendors\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...folders].sort().map((folder) => entryOf(folder, files, now));
}

function entryOf(folder: string, files: RegistryFiles, now: number): VendorEntry {
  const problem = (file: string, text: string): VendorEntry => ({
    folder,
    problems: [`vendors/${folder}/${file}: ${text}`],
  });
  if (!/^[a-z0-9-]+$/.test(folder)) return problem('', 'expected a name of small letters, digits and dashes');
  const vendor = v.safeParse(vendorSchema, jsonOf(files.get(`vendors/${folder}/vendor.json`)));
  if (!vendor.success) return problem('vendor.json', 'expected "certifier", and "site" at most besides');
  const { certifier, site } = vendor.output;
  const pem = files.get(`certifiers/${certifier}.pem.pub`);
  if (pem === undefined) return problem('vendor.json', `certifiers/${certifier}.pem.pub is missing`);
  const text = files.get(`vendors/${folder}/certificate.dsse.json`);
  if (text === undefined) return problem('certificate.dsse.json', 'expected a certificate, it is missing');
  const envelope = parseEnvelope(text);
  if (typeof envelope === 'string') return problem('certificate.dsse.json', envelope);
  const unsealed = sealProblem(envelope, createPublicKey(pem));
  if (unsealed !== undefined) return problem('certificate.dsse.json', unsealed);
  const statement = statementIn(envelope);
  if (typeof statement === 'string') return problem('certificate.dsse.json', statement);
  const said = v.safeParse(certifiedSchema, valuesOf(statement));
  if (!said.success) {
    const missing = said.issues.map((issue) => v.getDotPath(issue)).join(', ');
    return problem(
      'certificate.dsse.json',
      `expected one that says who and what, with both figures; it is silent on ${missing}`,
    );
  }
  if (statement.predicate.result === 'FAILED') {
    return problem('certificate.dsse.json', 'expected one of a run that conforms');
  }
  const { suite, ...rest } = said.output;
  const hasExpired = now > Date.parse(rest.validity.notAfter);
  return {
    folder,
    problems: hasExpired ? [`vendors/${folder}/certificate.dsse.json: expired ${rest.validity.notAfter}`] : [],
    certified: { ...rest, site, suiteVersion: suite.version, hasExpired },
  };
}

function valuesOf(statement: Statement): unknown {
  const names = statement.predicate.configuration.map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, valueIn(statement, name)]));
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
