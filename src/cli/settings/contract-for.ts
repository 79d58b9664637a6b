import { resolve } from 'node:path';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from '../../model/contract/contract.js';
import { loadContract } from '../../model/contract/load-contract.js';
import type { LoadedConfig } from './config.js';

/** What the command line says of the contract; it comes before the file. */
export interface ContractFlags {
  readonly contract?: string;
  readonly allow?: readonly string[];
  readonly reference?: boolean;
}

/** The contract that flags or the configuration name; absent where it is the suite's own. */
export function contractFor(flags: ContractFlags, { config, folder }: LoadedConfig, cwd: string): Contract | undefined {
  const file =
    flags.contract === undefined ? config.contract && resolve(folder, config.contract) : resolve(cwd, flags.contract);
  const allow = flags.allow ?? config.allow;
  if (file === undefined) {
    if (allow === undefined) return undefined;
    throw new UsageError(
      '--allow is given without a contract',
      'Name its document with --contract; the five operations are lent what they change.',
    );
  }
  if (flags.reference === true) {
    throw new UsageError(
      'both --contract and --reference are given',
      'The reference implements the five operations alone.',
    );
  }
  return loadContract(file, allow);
}
