import { type CredentialClaimName, credentialKinds } from './credentials.js';

/** A named set of requirements that a target claims; each contains the one before it. */
export type ProfileName = 'safe' | 'core' | 'full';

/** What a profile may do to a target, and what it can therefore show. */
export interface Profile {
  readonly name: ProfileName;
  readonly summary: string;
}

/** The profiles, the smallest first: a requirement of one belongs to every later one too. */
export const profiles: readonly Profile[] = [
  {
    name: 'safe',
    summary:
      'Needs credentials only. Sends ids that belong to nothing, so it judges authentication and validation and changes nothing.',
  },
  {
    name: 'core',
    summary:
      'Adds lent resources: valid requests are really carried out, so acceptance and void responses are judged too.',
  },
  {
    name: 'full',
    summary:
      'Adds effects, isolation between workspaces, cascades, repetition, and the alternate forms and console sessions that the target claims.',
  },
];

/** Whether a run of `profile` judges what belongs to `required`. */
export function profileIncludes(profile: ProfileName, required: ProfileName): boolean {
  const names = profiles.map(({ name }) => name);
  return names.indexOf(profile) >= names.indexOf(required);
}

/**
 * What a target may claim beyond its profile. A claim that is not made is `inapplicable`; a claim for which nothing was
 * lent is `inconclusive`.
 */
export type Claim = CredentialClaimName | 'alternates';

/** What each claim means, for `--help`, the configuration's schema and reports. */
export const claims = Object.fromEntries([
  ...credentialKinds.flatMap(({ claim }) => (claim === undefined ? [] : [[claim.name, claim.summary]])),
  ['alternates', 'The second documented form of an operation is served. Claimed only when asked for.'],
]) as Readonly<Record<Claim, string>>;
