import type { OpenApiDocument, Schema } from './document.js';
import type { SchemaViolation } from './oracle.js';
import type { Sampler } from './sampler.js';
import type { Presentation } from './security.js';

/** Where a parameter travels that is no member of the body. */
export interface WirePlace {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'form';
  /** As it stands on the wire. */
  readonly wire: string;
  /** How a list or an object is written: each value on its own, or all in one. */
  readonly style: 'repeated' | 'joined' | 'spaced' | 'piped' | 'deep' | 'json' | 'label' | 'matrix';
  /** Whether each value of a list or an object has a mark of its own in a path or a header. */
  readonly isExploded?: boolean;
  /** Whether it is a file among the parts of a form. */
  readonly isFile?: boolean;
}

/** A documented answer. */
export interface DocumentedAnswer {
  /** `200`, `2XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** Of a JSON body; absent where none is documented. */
  readonly schema?: Schema;
  /** Of a body of text that is a string; absent where none is documented. */
  readonly ofText?: Schema;
  readonly headers: readonly DocumentedHeader[];
}

/** A header of a documented answer. */
export interface DocumentedHeader {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly schema?: Schema;
}

/** A parameter of a described operation, with what its schema says. */
export interface DescribedParameter {
  readonly name: string;
  readonly schema: Schema;
  /** What the document says of it in words. */
  readonly prose: string;
  /** Where its prose says that a target may refuse values that the schema allows. */
  readonly isChoosy: boolean;
  /** Whether it names something. */
  readonly isId: boolean;
}

/** Parameters that make a valid request by one branch of the contract. */
export interface Branch {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it says of each of its members. */
  readonly members: ReadonlyMap<string, Schema>;
}

/**
 * Whether the valid request may be sent: with things that exist; only with made-up ids, so that it ends as unknown; or not
 * at all, as it could make or change something.
 */
export type ControlRule = 'real' | 'made-up' | 'none';

/** What a document says of an operation beyond its parameters' names. */
export interface Described {
  readonly isReading: boolean;
  readonly control: ControlRule;
  readonly isVoid: boolean;
  /** Whether its body is one value that is no object, which then stands under the name `body`. */
  readonly hasPlainBody: boolean;
  readonly isBodyRequired: boolean;
  readonly mediaType: string;
  /** Of the parameters beside the body. */
  readonly places: ReadonlyMap<string, WirePlace>;
  readonly parameters: ReadonlyMap<string, DescribedParameter>;
  /** Whether the contract allows these parameters. */
  readonly violations: (parameters: Readonly<Record<string, unknown>>) => readonly SchemaViolation[];
  /** What is wrong with a value by a schema of the document. */
  readonly schemaViolations: (schema: Schema, value: unknown) => readonly SchemaViolation[];
  /** Of the body, where it is an object of JSON. */
  readonly body?: Schema;
  /** More than one where the contract offers a choice. */
  readonly branches: readonly Branch[];
  /** The member that names the branch; absent where none does. */
  readonly discriminator?: string;
  /** Whether it may be called without credentials. */
  readonly isOpen: boolean;
  /** How each credential is presented. */
  readonly presents: ReadonlyMap<string, Presentation>;
  /** Further ways to be let in. */
  readonly others: readonly Presentation[];
  readonly answers: readonly DocumentedAnswer[];
  /** What is wrong with the body of an answer. */
  readonly answerViolations: (schema: Schema, body: unknown) => readonly SchemaViolation[];
  /** The statuses that refuse an invalid request, one without credentials, and one with credentials that do not count. */
  readonly refusals: {
    readonly invalid: readonly number[];
    readonly unauthorized: readonly number[];
    readonly forbidden: readonly number[];
  };
  /** What references of its schemas are followed in. */
  readonly document: OpenApiDocument;
  readonly sampler: Sampler;
}
