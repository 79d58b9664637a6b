import { excerpt } from '../ground/visible.js';

/** A finding in its parts; one that does not have the usual form is all `where`. */
export interface FindingParts {
  readonly where: string;
  readonly expected?: string;
  readonly actual?: string;
}

const usual = /^(?<where>.*?): expected (?<expected>.*?), (?:received|it|though) (?<actual>.*)$/s;
const otherwise = /^(?<where>.*?): expected (?<expected>.*), (?<actual>.*)$/s;

// Findings quote targets, which may answer with anything at any length.
const longest = 1000;

/** The parts of a finding, `where: expected X, received Y`, each fit to be shown. */
export function partsOf(finding: string): FindingParts {
  const { where, expected, actual } = (usual.exec(finding) ?? otherwise.exec(finding))?.groups ?? {};
  if (where === undefined || expected === undefined || actual === undefined) return { where: shown(finding) };
  return { where: shown(where), expected: shown(expected), actual: shown(actual) };
}

function shown(text: string): string {
  return excerpt(text, longest).replace(/\s+/g, ' ');
}
