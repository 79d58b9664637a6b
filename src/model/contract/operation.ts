import type { DocumentedCredential } from '../../../spec/credentials.js';
import type { Described } from './described.js';
import type { Schema } from './document.js';

/** The id that stands for any where the oracle is asked. */
export const exampleId = '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615';

/** A parameter of an operation. Where it has no sample, it is a string that names something. */
export interface Parameter {
  readonly name: string;
  /** Whether every valid request holds it. */
  readonly required: boolean;
  readonly isUuid: boolean;
  /** A valid value for what names nothing, or what names something otherwise than by a uuid. */
  readonly sample?: unknown;
}

/** A set of parameters that makes a valid request. */
export interface Shape {
  readonly parameters: readonly string[];
  /** The requirement that its acceptance proves, where the contract offers several shapes. */
  readonly requirement?: string;
}

/** What must be true of lent resources before a valid request can succeed. */
export type Given = 'identity-can-access-device' | 'identity-has-acs-user';

/** One operation in one of its documented forms. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly carrier: 'body' | 'query';
  /** The method of an alternate form; absent on the canonical one. */
  readonly alternate?: string;
  readonly parameters: readonly Parameter[];
  /** The valid shapes, the plainest first. Never empty. */
  readonly shapes: readonly Shape[];
  /** Sets of parameters that are invalid together though each value is valid; never the empty set. */
  readonly invalidCombinations: readonly (readonly string[])[];
  /** Every method that is documented on the path, alternates included, in upper case. */
  readonly documentedMethods: readonly string[];
  readonly credentials: readonly DocumentedCredential[];
  /** Security schemes of the contract that the suite has no kind of credential for. */
  readonly unknownSchemes: readonly string[];
  readonly given: readonly Given[];
  /** Parameters whose resource a success uses up. */
  readonly consumes: readonly string[];
  /** Of the parameters, as one object. */
  readonly schema: Schema;
  /** What is known of an operation of any document; absent on those of the suite's own. */
  readonly described?: Described;
}
