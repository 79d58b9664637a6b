import {
  credential as credentialKind,
  credentialKinds,
  documentedKinds,
  mainCredential,
} from '../../../spec/credentials.js';
import { schemesOf } from '../../../src/model/contract/lent-operations.js';
import { waysIn } from '../../../src/model/contract/security.js';
import { type Base, base, changed } from '../../../src/model/experiment/base.js';
import {
  credentialAccepted,
  mayBeSent,
  refusals,
  refusedAs,
  type Variation,
} from '../../../src/model/experiment/compose.js';
import { withoutCredentials } from '../../../src/model/experiment/described-witnesses.js';
import { all, header } from '../../../src/model/experiment/draft.js';
import type { Step, Suite } from '../../../src/model/experiment/experiment.js';
import { presenting, withoutAll, withoutPresented } from '../../../src/model/experiment/presenting.js';
import { ofKind } from '../authentication.js';
import { emptyAuthorization, malformedAuthorization } from '../malformed-authorization.js';
import { unjudgedSchemes } from '../unjudged-schemes.js';
import { madeUp } from '../unknown-tokens.js';
import { tellingFault } from './parameter-faults.js';
import { furtherWays, incompleteFaults } from './ways-in.js';

/** Credentials as a document of any kind says: needed, presented where it says, and issued. */
export const credentials: Suite = {
  concern: 'authentication',
  *experiments(operation, facts) {
    const { described } = operation;
    const plain = base('authentication', operation, facts);
    for (const scheme of operation.unknownSchemes) {
      yield* unjudgedSchemes(plain, [scheme], {
        where: `security scheme ${scheme}`,
        note: 'not judged: the suite has no credential of it; the operation is judged by another one',
      });
    }
    if (described === undefined || described.isOpen || described.presents.size === 0) return;
    if (operation.credentials[0] === mainCredential) {
      const experiments = refusals(plain, mainCredential, [...unauthorizedFaults(plain), ...incompleteFaults(plain)], {
        control: [
          {
            variant: mainCredential,
            requirement: 'auth.api-key-accepted',
            title: 'accepts the main credential',
            step: 'control',
            expect: credentialAccepted,
          },
        ],
      });
      // Without a valid twin, what is refused for another reason shows that the credential counts.
      const telling = mayBeSent(plain) ? undefined : tellingFault(plain);
      const witness: Step[] =
        telling === undefined
          ? []
          : [{ name: 'witness: invalid', role: 'witness', build: changed(plain, telling.change) }];
      for (const experiment of experiments) yield { ...experiment, steps: [...witness, ...experiment.steps] };
    }
    yield* furtherWays(plain);
    // Whatever is wrong with a further credential, the rest of the request is valid.
    if (!mayBeSent(plain)) return;
    if (operation.credentials[0] === mainCredential) yield* refusals(plain, 'undocumented', undocumentedFaults(plain));
    for (const { name } of documentedKinds) {
      if (name !== mainCredential && facts.credentials.has(name)) yield* ofKind(operation, facts, name);
    }
  },
};

/** Requests without a valid credential, by the way in which the operation is asked with one. */
export function unauthorizedFaults(plain: Base): readonly Variation[] {
  const { described } = plain.operation;
  const how = described?.presents.get(plain.credential);
  if (described === undefined || how === undefined || described.isOpen) return [];
  const fault = (
    name: string,
    label: string,
    requirement: Variation['requirement'],
    change: Variation['change'],
  ): Variation => ({
    name,
    title: `refuses ${label}`,
    requirement,
    change,
    expect: refusedAs(
      ...(requirement === 'auth.missing-refused' ? described.refusals.unauthorized : described.refusals.forbidden),
    ),
  });
  const present = (token: string) => presenting(how, token);
  const own = `{{${how.credential}}}`;
  const missing = fault('missing', 'a request without credentials', 'auth.missing-refused', () =>
    withoutCredentials(plain),
  );
  const unknown = [
    fault('word', 'a word for a token', 'auth.unknown-token-refused', () => present('token')),
    fault('unknown', 'a token that was never issued', 'auth.unknown-token-refused', (values) =>
      present(madeUp(credentialKind(mainCredential), values)),
    ),
    fault('truncated', 'the token without its last character', 'auth.unknown-token-refused', () =>
      present(`{{${how.credential}|truncated}}`),
    ),
    fault('extended', 'the token with one more character', 'auth.unknown-token-refused', () =>
      present(`{{${how.credential}|extended}}`),
    ),
  ];
  const elsewhere = otherHeaders(described.presents).map((name) =>
    fault(`header=${name}`, `the token in the header ${name}`, 'auth.undocumented-credential-refused', () =>
      all(withoutPresented(how), header(name, own)),
    ),
  );
  // What could make something is not offered a token that a careless target might take.
  if (!mayBeSent(plain)) return [missing, ...unknown.slice(0, 2)];
  if (how.form !== undefined) return [missing, ...emptyAuthorization, ...unknown.slice(0, 2)];
  if (how.name !== 'authorization') return [missing, ...unknown, ...elsewhere];
  const statuses = described.refusals.forbidden;
  const malformed = [...emptyAuthorization, ...malformedAuthorization(mainCredential)].map((one) => ({
    ...one,
    expect: refusedAs(...statuses),
  }));
  return [missing, ...malformed, ...unknown, ...elsewhere];
}

// What was lent and identifies somebody elsewhere, where the document names nothing of its kind.
function undocumentedFaults({ operation, facts, credential }: Base): readonly Variation[] {
  const { described, unknownSchemes } = operation;
  const how = described?.presents.get(credential);
  if (described === undefined || how === undefined) return [];
  const plainName = (name: string) => name.replace(/[^a-z]/gi, '').toLowerCase();
  const documented = waysIn(described).flatMap(schemesOf).concat(unknownSchemes);
  const isDocumented = (kind: string) =>
    documented.some((scheme) => plainName(scheme).includes(plainName(kind.replace(/-(?:token|key)$/, ''))));
  return credentialKinds
    .filter(({ name, scheme }) => scheme === undefined && facts.credentials.has(name) && !isDocumented(name))
    .flatMap(({ name, placements = [] }) =>
      placements.map(
        ({ name: placement, header: carrier, scheme, words }): Variation => ({
          name: placement,
          title: `refuses ${words}`,
          requirement: 'auth.undocumented-credential-refused',
          change: () =>
            all(withoutAll(how), header(carrier, scheme === undefined ? `{{${name}}}` : `${scheme} {{${name}}}`)),
          expect: refusedAs(...described.refusals.forbidden),
        }),
      ),
    );
}

// Headers that nobody documents for it.
function otherHeaders(presents: ReadonlyMap<string, { readonly name: string }>): readonly string[] {
  const documented = [...presents.values()].map(({ name }) => name);
  return credentialKinds
    .flatMap(({ placements = [] }) => placements.map(({ header: name }) => name))
    .filter((name) => name === 'x-api-key' && !documented.includes(name));
}
