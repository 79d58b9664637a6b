import { Command } from 'commander';
import type { Console } from '../../ground/console.js';
import { present } from '../../ground/present.js';
import type { Request } from '../../model/experiment/request.js';
import { pathAndQuery } from '../../model/experiment/request.js';
import { contractLines, contractPlan } from '../../run/contract-plan.js';
import { planOf } from '../../run/plan.js';
import { forReference } from '../judge-target.js';
import { selectionFrom } from '../selection-from.js';
import { loadConfig } from '../settings/config.js';
import { contractFor } from '../settings/contract-for.js';
import { settle } from '../settings/settings.js';
import { type TargetFlags, withTargetFlags } from '../target-flags.js';

/** `plan`: prints every request of a run, in order, and sends nothing. */
export function planCommand(console: Console, exit: (code: number) => void): Command {
  return withTargetFlags(
    new Command('plan').description('print every request and mutation, in order, and send nothing'),
  )
    .option('--json', 'as one JSON document')
    .addHelpText(
      'after',
      `
Ids that a lender would make are shown as made-up ones. A control that repeats on fresh resources is not shown: whether
it is sent depends on the target.

Examples:
  $ seam-conformance plan --profile safe
  $ seam-conformance plan --only 'exclusive.*'
  $ seam-conformance plan --json | jq '.experiments | length'`,
    )
    .action(async (url: string | undefined, flags: TargetFlags & { readonly json?: boolean }) => {
      const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
      const contract = contractFor(flags, loaded, console.cwd);
      const settings = settle({ ...flags, url }, console.env, loaded, contract);
      const selection = await selectionFrom(flags, console.cwd);
      const plan = planOf({
        ...(flags.reference === true ? forReference(settings.run) : settings.run),
        ...present({ selection }),
      });
      const { notClaimed } = settings.run.contract;
      const ofContract = contractPlan(
        settings.run.contract,
        settings.run.profile,
        new Set(settings.run.credentials.keys()),
      );
      if (flags.json === true)
        console.page(JSON.stringify({ ...plan, ...present({ contract: ofContract }) }, undefined, 2));
      else for (const line of lines(plan)) console.out(line);
      if (flags.json !== true) for (const line of ofContract ? contractLines(ofContract) : []) console.out(line);
      if (notClaimed.length > 0) console.note(`operations not claimed, and not planned: ${notClaimed.join(', ')}`);
      exit(0);
    });
}

function lines({ experiments, totals }: ReturnType<typeof planOf>): string[] {
  return [
    ...experiments.flatMap(({ id, cases, steps, needs, unmet }) => [
      '',
      `${id}  (${cases.length} cases${needs.length > 0 ? `, lends ${needs.join(', ')}` : ''}${unmet === undefined ? '' : `; not sent: ${unmet}`})`,
      ...steps.map(({ name, role, request }) => `  ${role.padEnd(8)} ${shown(request)}   # ${name}`),
    ]),
    '',
    `${totals.experiments} experiments, ${totals.cases} cases, ${totals.requests} requests; lends ${
      Object.entries(totals.lends)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ') || 'nothing'
    }`,
  ];
}

function shown(request: Request): string {
  const { method, headers, body } = request;
  const auth = headers.authorization === undefined ? '' : ` [${headers.authorization}]`;
  const text = body === undefined ? '' : ` ${body.length > 160 ? `${body.slice(0, 157)}...` : body}`;
  return `${method} ${pathAndQuery(request)}${auth}${text.replace(/\p{Cc}/gu, ' ')}`;
}
