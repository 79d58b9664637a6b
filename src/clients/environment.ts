// What points a client to a live service. A driver must reach nothing but the target it is told.
const foreign = /^SEAM_(?!CONFORMANCE_PROFILE|CONFORMANCE_CONFIG)/;

/** The environment of a child: the caller's, without anything that leads to a live service, plus what is given. */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  added: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name))), ...added };
}
