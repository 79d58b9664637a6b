import { renderConfiguration } from './configuration.js';
import { renderRequirements } from './requirements.js';

/** The pages that are made from a schema or a register, by their file in `docs`. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'configuration.md': renderConfiguration,
  'requirements.md': renderRequirements,
};
