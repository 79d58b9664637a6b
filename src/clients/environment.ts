// What points a client to a live service. A driver must reach nothing but the target it is told.
const foreign = /^SEAM_(?!CONFORMANCE_PROFILE|CONFORMANCE_CONFIG)/;

// Libraries disagree about an IPv6 address in brackets, some to the point of failing.
const loopback = ['127.0.0.1', 'localhost', '::1'];
const proxies = /^(?:https?|all)_proxy$/i;

/**
 * The environment of a child: the caller's, without anything that leads to a live service, plus what is given. Where
 * there is a proxy, it does not stand between the child and the loopback interface.
 * @param withheld further variables that are taken out.
 */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  added: Readonly<Record<string, string>> = {},
  withheld: readonly string[] = [],
): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(
    Object.entries(env).filter(([name]) => !foreign.test(name) && !withheld.includes(name)),
  );
  if (!Object.keys(kept).some((name) => proxies.test(name))) return { ...kept, ...added };
  const exempt = [...new Set(`${env.NO_PROXY ?? ''},${env.no_proxy ?? ''}`.split(','))].filter((host) => host !== '');
  const list = [...exempt.filter((host) => !loopback.includes(host)), ...loopback].join(',');
  return { ...kept, NO_PROXY: list, no_proxy: list, ...added };
}
