import { type Interpretation, interpretations } from '../../../spec/interpretations.js';
import type { Level } from '../../../spec/levels.js';
import { clientRequirements } from '../../../spec/requirements/clients/index.js';
import {
  type ClientInterpretation,
  clientInterpretations,
} from '../../../spec/requirements/clients/interpretations.js';
import { requirements } from '../../../spec/requirements/servers/index.js';

/** A requirement of either register, as far as explanations show it. */
export interface Provision {
  readonly id: string;
  readonly since: number;
  readonly level: Level;
  readonly levelOn?: Readonly<Record<string, Level>>;
  readonly profile?: string;
  readonly claim?: string;
  readonly statement: string;
  readonly why: string;
  readonly sources: readonly (
    | { readonly document: string; readonly section: string }
    | { readonly interpretation: string }
  )[];
  readonly causes: readonly string[];
  readonly fix: string;
}

/** Every requirement on servers, then every one on clients. */
export const provisions: readonly Provision[] = [...requirements, ...clientRequirements];

/** Whether a requirement is about clients, of which the suite keeps no requests. */
export function isAboutClients({ id }: Provision): boolean {
  return clientRequirements.some((one) => one.id === id);
}

/** The reading of that id in either register. */
export function interpretationOf(id: string): Interpretation | ClientInterpretation | undefined {
  return [...interpretations, ...clientInterpretations].find((one) => one.id === id);
}
