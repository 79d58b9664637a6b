import type { KeyObject } from 'node:crypto';
import { basename } from 'node:path';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { certificateFile, evidenceFiles } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { differences } from './difference.js';
import { sha256 } from './digest.js';
import { type Envelope, parseEnvelope, sealProblem, short } from './envelope.js';
import { type Parties, partiesText } from './parties.js';
import { algorithmOf, keyIdOf } from './signing-key.js';
import { type Statement, statementOn, type Validity, valueIn } from './statement.js';
import { type Check, checked, unchecked } from './verification.js';
import type { Witness } from './witness.js';

/** What a certificate is held against. */
export interface CertificateContext {
  readonly files: BundleFiles;
  /** Absent where it could not be read. */
  readonly report?: Report | undefined;
  readonly publicKey: KeyObject;
  /** In milliseconds since 1970. */
  readonly now: number;
}

const validityOf = (statement: Statement): Validity | undefined => {
  const { notBefore, notAfter } = Object(valueIn(statement, 'validity')) as Partial<Validity>;
  const isComplete = [notBefore, notAfter].every((date) => date !== undefined && Number.isFinite(Date.parse(date)));
  return isComplete ? ({ notBefore, notAfter } as Validity) : undefined;
};

/** Checks a certificate: who signed it, whether it is in force, and whether it is about these files. */
export function verifyCertificate(
  text: string,
  context: CertificateContext,
  file: string = certificateFile,
): readonly Check[] {
  const name = basename(file);
  const envelope = parseEnvelope(text);
  if (typeof envelope === 'string') return [checked('certificate', 'a DSSE envelope', [`${name}: ${envelope}`])];
  const problem = sealProblem(envelope, context.publicKey);
  const signature = checked(
    'signature',
    `${algorithmOf(context.publicKey) ?? ''}, key ${short(keyIdOf(context.publicKey))}`,
    problem === undefined ? [] : [`${name}: ${problem}`],
  );
  // What nobody vouches for is not worth reading.
  if (problem !== undefined) {
    return [signature, unchecked('statement', 'is not read, as the signature does not fit')];
  }
  const statement = statementIn(envelope);
  if (typeof statement === 'string') return [signature, checked('statement', 'in-toto', [`${name}: ${statement}`])];
  const validity = validityOf(statement);
  return [
    signature,
    checked(
      'validity',
      validity === undefined ? 'no dates' : `until ${validity.notAfter}`,
      validityProblems(validity, context.now, name),
    ),
    checked('files', `${statement.subject.length} files by their digests`, fileProblems(statement, context.files)),
    statementCheck(statement, validity, context, name),
  ];
}

/** Whether a certificate that lies in a bundle is about its files, whoever signed it: one of an earlier run is not. */
export function enclosedCertificateCheck(files: BundleFiles): readonly Check[] {
  const bytes = files.get(certificateFile);
  if (bytes === undefined) return [];
  const envelope = parseEnvelope(bytes.toString('utf8'));
  const statement = typeof envelope === 'string' ? envelope : statementIn(envelope);
  const problems =
    typeof statement === 'string' ? [`${certificateFile}: ${statement}`] : fileProblems(statement, files);
  return [checked('certificate', 'about these files, whoever signed it', problems)];
}

/** The statement in an envelope. A sentence where there is none. */
export function statementIn({ payload }: Envelope): Statement | string {
  try {
    const statement: Statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    const isOurs =
      statement._type === 'https://in-toto.io/Statement/v1' &&
      statement.predicateType === 'https://in-toto.io/attestation/test-result/v0.1' &&
      statement.subject.every(({ name, digest }) => typeof name === 'string' && typeof digest.sha256 === 'string') &&
      statement.predicate.configuration.every(({ name }) => typeof name === 'string');
    return isOurs ? statement : 'payload: expected a statement about test results, received another one';
  } catch {
    return 'payload: expected an in-toto statement, received something else';
  }
}

function validityProblems(validity: Validity | undefined, now: number, name: string): readonly string[] {
  if (validity === undefined) return [`${name}: validity: expected two dates, received none`];
  const today = new Date(now).toISOString();
  if (now < Date.parse(validity.notBefore))
    return [`${name}: validity: expected to begin before ${today}, it begins ${validity.notBefore}`];
  if (now > Date.parse(validity.notAfter))
    return [`${name}: validity: expected to last beyond ${today}, it expired ${validity.notAfter}`];
  return [];
}

function fileProblems({ subject }: Statement, files: BundleFiles): readonly string[] {
  const certified = new Set([certificateFile, ...subject.map(({ name }) => name)]);
  const others = [...files.keys()].filter((name) => !certified.has(name));
  const changed = subject.flatMap(({ name, digest }) => {
    const bytes = files.get(name);
    if (bytes === undefined) return [`${name}: expected the file that was certified, it is missing`];
    const received = sha256(bytes);
    return received === digest.sha256
      ? []
      : [
          `${name}: expected the bytes that were certified (sha256 ${short(digest.sha256)}…), received others (${short(received)}…)`,
        ];
  });
  return [...changed, ...others.map((name) => `${name}: unexpected file, the certificate does not name it`)];
}

// What a certificate says must be what would be said of the bundle today.
function statementCheck(
  statement: Statement,
  validity: Validity | undefined,
  context: CertificateContext,
  name: string,
): Check {
  const { files, report } = context;
  if (!report || !validity) return unchecked('statement', 'cannot be compared with the report');
  const certified = new Map(
    statement.subject.flatMap((one) => (files.has(one.name) ? [[one.name, files.get(one.name)]] : [])) as [
      string,
      Buffer,
    ][],
  );
  const parties = Object(valueIn(statement, 'parties')) as Parties;
  const witness = valueIn(statement, 'witness') as Witness | undefined;
  const expected = statementOn(certified, report, validity, parties, witness);
  return checked(
    'statement',
    `${partiesText(parties)}: ${statement.predicate.result}, ${expected.predicate.passedTests.length} requirements passed, ${witnessText(witness)}`,
    [
      ...evidenceFiles[report.kind]
        .filter((file) => !statement.subject.some((one) => one.name === file))
        .map((file) => `${name}: subject: expected ${file} among them, it is missing`),
      ...differences(`${name}: predicate`, plain(expected), plain(statement)),
    ],
  );
}

/** How much of the run the certifier has seen. */
export function witnessText(witness: Witness | undefined): string {
  if (witness === undefined) return 'not witnessed';
  return `${witness.cases} of ${witness.of} cases witnessed at ${witness.target} on ${witness.startedAt}`;
}

function plain({ predicate }: Statement): unknown {
  const { configuration, ...rest } = predicate;
  // By name and by what they hold, so that a difference can be read.
  const values = configuration.map(({ name, content, digest, uri }) => [
    name,
    { uri, value: content === undefined ? digest.sha256 : Buffer.from(content, 'base64').toString('utf8') },
  ]);
  return JSON.parse(JSON.stringify({ ...rest, configuration: Object.fromEntries(values) }));
}
