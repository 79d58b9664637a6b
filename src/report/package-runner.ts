/** The command that starts the suite where it is installed by that package manager. */
export function packageRunner({ npm_config_user_agent: agent = '' }: NodeJS.ProcessEnv): string {
  const [name = ''] = agent.split('/');
  const runners: Readonly<Record<string, string>> = { pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' };
  return `${Object.hasOwn(runners, name) ? runners[name] : 'npx'} seam-conformance`;
}
