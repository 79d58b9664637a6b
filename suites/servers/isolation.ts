import type { Change } from '../../spec/changes.js';
import { foreignCredential, mainCredential, workspaceHeader } from '../../spec/credentials.js';
import { type Base, base, changed, isMandatoryCredential, mandatoryShapes } from '../../src/model/experiment/base.js';
import { all, header, replace } from '../../src/model/experiment/draft.js';
import type { Experiment, Suite, Values } from '../../src/model/experiment/experiment.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf, foreignFacetsOf } from './facets.js';
import { changeIn, unknownChanges } from './known-changes.js';

/** Nobody reaches into another workspace, whether by id or by header. */
export const isolation: Suite = {
  concern: 'isolation',
  *experiments(operation, facts) {
    yield* unknownChanges(base('isolation', operation, facts), 'isolation.foreign-resource-refused');
    const mandatory = mandatoryShapes(operation);
    for (const { parameters: shape } of operation.shapes) {
      const change = changeIn(operation, shape);
      if (!change) continue;
      const sets = [...shape.map((name) => [name]), ...(shape.length > 1 ? [shape] : [])];
      const isOptional = !mandatory.some((one) => one.parameters === shape);
      const credentials = operation.credentials.filter((name) => isMandatoryCredential(operation, name));
      for (const credential of isOptional ? ([mainCredential] as const) : credentials) {
        const acting = base('isolation', operation, facts, { shape, credential });
        for (const foreign of sets) yield* reach(acting, foreign, change, isOptional);
      }
      if (!isOptional) yield* keyStaysHome(base('isolation', operation, facts, { shape }), change);
    }
  },
};

function reach(
  plain: Base,
  foreign: readonly string[],
  { parts, isGranted }: Change,
  mayBeRefused: boolean,
): Experiment[] {
  const by = plain.credential === mainCredential ? '' : `${plain.credential}:`;
  const name = `${by}${foreign.join('+')}=foreign`;
  return scenario(plain, `${plain.shape.join('+')}:${name}`, {
    needs: [foreignCredential],
    stage: { parts, isGranted, hasForeign: true, needsTwoSystems: false },
    facets: [...facetsOf(parts), ...foreignFacetsOf(parts)],
    steps: [
      { name: 'foreign call', role: 'act', build: changed(plain, foreignIds(foreign)) },
      { name: 'control', role: 'control', build: changed(plain) },
    ],
    cases: [
      {
        variant: `${plain.shape.join('+')}:${name}`,
        requirement: 'isolation.foreign-resource-refused',
        title: `refuses ${foreign.join(' and ')} of another workspace, by ${plain.credential.replaceAll('-', ' ')}`,
        step: 'foreign call',
        expect: { kind: 'foreign', mayBeRefused },
      },
    ],
  });
}

function keyStaysHome(plain: Base, { parts, isGranted }: Change): Experiment[] {
  const name = `${plain.shape.join('+')}:workspace=foreign`;
  return scenario(plain, name, {
    needs: [foreignCredential],
    stage: { parts, isGranted, hasForeign: true, needsTwoSystems: false },
    facets: foreignFacetsOf(parts),
    steps: [
      {
        name: 'foreign call',
        role: 'act',
        build: changed(plain, (values) =>
          all(foreignIds(plain.shape)(values), header(workspaceHeader.header, values.facts.otherWorkspaceId ?? '')),
        ),
      },
      { name: 'control', role: 'control', build: changed(plain) },
    ],
    cases: [
      {
        variant: name,
        requirement: 'isolation.key-stays-home',
        title: 'does not let a header carry an API key into another workspace',
        step: 'foreign call',
        expect: { kind: 'foreign-unchanged' },
      },
    ],
  });
}

function foreignIds(names: readonly string[]) {
  return (values: Values) => all(...names.map((name) => replace(name, values.id(`foreign ${name}`))));
}
