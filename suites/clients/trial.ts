import type { DocumentedCredential } from '../../spec/credentials.js';
import type { Level } from '../../spec/levels.js';
import type { ClientRequirementId } from '../../spec/requirements/clients/index.js';
import type { ClientTokenName } from '../../src/model/client-token.js';
import type { Operation } from '../../src/model/contract/operation.js';
import type { ScriptedAnswer } from './scripted-answer.js';

/** What a trial is about, as it stands in reports and in `--only`. */
export type ClientConcern =
  | 'client-requests'
  | 'client-credentials'
  | 'client-results'
  | 'client-failures'
  | 'client-secrets'
  | 'client-retries'
  | 'client-state';

/** A detail of a refusal that a caller may want to know. */
export type Detail = 'status' | 'type' | 'message' | 'requestId' | 'validationErrors';

/** What a case expects of a call and of the requests that it made. Plain data: `judge/` knows what each kind means. */
export type ClientExpectation =
  | { readonly kind: 'offered' }
  | { readonly kind: 'one-request' }
  /** The same, where the client takes the answer for a success. */
  | { readonly kind: 'no-repeated-success' }
  | { readonly kind: 'documented-form' }
  | { readonly kind: 'parameters-unchanged' }
  | { readonly kind: 'parameters-in-place' }
  | { readonly kind: 'json-body' }
  | { readonly kind: 'nothing-undocumented' }
  /** Sent as given, as nothing is wrong with it. */
  | { readonly kind: 'sent-as-given' }
  /** Refused without a request, or sent as given; the control shows that the client makes the valid call. */
  | { readonly kind: 'refused-or-as-given' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'workspace'; readonly value: string | undefined }
  | { readonly kind: 'token-only-in-authorization' }
  | { readonly kind: 'void' }
  /** Returned, without any of these members in the value. */
  | { readonly kind: 'members-ignored'; readonly members: readonly string[] }
  | { readonly kind: 'surfaces' }
  | { readonly kind: 'redirect-surfaces' }
  /** Followed with method and parameters, or not at all. */
  | { readonly kind: 'followed-in-full' }
  | { readonly kind: 'preserves'; readonly detail: Detail; readonly value: string | number }
  | { readonly kind: 'token-not-in-error' }
  | { readonly kind: 'token-not-when-printed' }
  | { readonly kind: 'token-not-elsewhere' }
  | { readonly kind: 'not-repeated-unless-idempotent' }
  | { readonly kind: 'bounded' }
  /** Every request is a documented one, whatever it was answered. */
  | { readonly kind: 'same-request' }
  /** The body of a call without parameters is an object, unless the client refuses the call. */
  | { readonly kind: 'refused-or-object' }
  /** Made in a documented form at the endpoint, as the valid twin is. */
  | { readonly kind: 'endpoint-kept' }
  /** Returned, whatever the value. */
  | { readonly kind: 'accepted' }
  /** The same, where the client asked for the encoding of the answer. */
  | { readonly kind: 'decompresses' }
  /** The client gave up by itself. */
  | { readonly kind: 'gives-up' }
  /** Returned after one request, as the valid call does elsewhere. */
  | { readonly kind: 'works' }
  /** What the caller was told is of this call's own answer, and holds none of these words. */
  | { readonly kind: 'own-answer'; readonly succeeds: boolean; readonly foreign: readonly string[] }
  | { readonly kind: 'own-token' }
  /** The same parameters arrive as in the valid twin, which is the first call of its client. */
  | { readonly kind: 'own-parameters' }
  /** None of these workspaces is named. */
  | { readonly kind: 'own-workspace'; readonly foreign: readonly string[] }
  | { readonly kind: 'waits'; readonly seconds: number };

/** One thing that is shown about one requirement on clients. */
export interface ClientCase {
  /** `<operation>/<requirement>/<variant>`; never changes its meaning. */
  readonly id: string;
  readonly requirement: ClientRequirementId;
  readonly level: Level;
  /** In the present tense, without the operation's name. */
  readonly title: string;
  readonly expect: ClientExpectation;
}

/** The call that a client is asked to make. */
export interface TrialCall {
  readonly parameters: Readonly<Record<string, string>>;
  readonly credential: DocumentedCredential;
  /** The token by name, where it is not the usual one of its kind. */
  readonly token?: ClientTokenName;
  /** The instance of the client that makes the call; one of its own unless it is named. */
  readonly client?: string;
  /** The workspace that belongs to the credential; absent for API keys. */
  readonly workspaceId?: string;
}

/** An endpoint with a path of its own, with a slash at the end, or by an IPv6 address. */
export type EndpointSpelling = 'path' | 'slash' | 'ipv6';

/** One call, what it is answered, and the cases that this shows. */
export interface Trial {
  /** `<operation>/<concern>/<name>`, unique in a run. */
  readonly id: string;
  /** In its canonical form; a client may choose another one. */
  readonly operation: Operation;
  readonly concern: ClientConcern;
  readonly call: TrialCall;
  /** The first request gets the first answer, and so on; every further request gets the last one. */
  readonly answers: readonly ScriptedAnswer[];
  /** The calls that are made one after the other, or at once, against one target. */
  readonly group?: { readonly name: string; readonly order: 'in-turn' | 'at-once' };
  /** How the endpoint is spelled, where it is not in the plainest way. */
  readonly endpoint?: EndpointSpelling;
  /** The id of the trial whose call is the valid twin of this one. */
  readonly control?: string;
  /** The ids of trials whose cases tell already of a client that takes failures like that of this one for a success. */
  readonly alike?: readonly string[];
  readonly cases: readonly ClientCase[];
}
