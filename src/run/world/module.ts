import { UsageError } from '../../ground/usage-error.js';
import type { Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import type { Inventory } from './inventory.js';
import type { LenderChoice } from './lender-choice.js';

/**
 * What a lender module exports by default: the hooks for one experiment, whose name is given, in one workspace. Returns
 * nothing for a workspace that it cannot lend from. Everything it makes it tells the inventory at once.
 */
export type LenderModule = (inventory: Inventory, key: string, owner: Owner) => Hooks | undefined;

/** A choice of lender whose module, where it is one, is loaded. */
export async function loadedChoice(choice: LenderChoice): Promise<LenderChoice> {
  return choice.kind === 'module-file' ? { kind: 'module', hooksFor: await loadLender(choice.file) } : choice;
}

/** Loads the module of a lender, in JavaScript or TypeScript. Throws a UsageError where it is none. */
async function loadLender(file: string): Promise<LenderModule> {
  let exported: unknown;
  try {
    // Only who names a module pays for loading what reads TypeScript.
    const { createJiti } = await import('jiti');
    exported = await createJiti(import.meta.url).import(file, { default: true });
  } catch (error) {
    throw new UsageError(`the lender module ${file} cannot be loaded: ${(error as Error).message.split('\n')[0]}`);
  }
  if (typeof exported !== 'function') {
    throw new UsageError(
      `the lender module ${file} exports no function by default`,
      'Export a function that returns hooks; the type is LenderModule.',
    );
  }
  return exported as LenderModule;
}
