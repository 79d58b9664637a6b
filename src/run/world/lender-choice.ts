import type { Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import type { Inventory } from './inventory.js';
import type { Lender } from './lender.js';
import type { StaticScene } from './static.js';

/** How resources are obtained. `auto` is synthetic in the profile safe and the target's API beyond it. */
export type LenderChoice =
  | { readonly kind: 'auto' | 'synthetic' | 'api' }
  | { readonly kind: 'static'; readonly scenes: readonly StaticScene[] }
  | { readonly kind: 'module'; readonly hooksFor: HooksFor }
  /** By its absolute path; it is loaded before anything is sent. */
  | { readonly kind: 'module-file'; readonly file: string }
  | { readonly kind: 'reference'; readonly hooksFor: HooksFor; readonly gapOf?: Lender['gapOf'] };

type HooksFor = (inventory: Inventory, key: string, owner: Owner) => Hooks | undefined;
