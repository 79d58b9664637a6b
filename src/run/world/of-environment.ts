/** Something could not be lent because of what stands around the target. */
export class OfEnvironment extends Error {}
