/** Where the published document says something that no target, or not the published ones, can be held to. */
export interface DocumentReading {
  readonly id: string;
  /** Case ids, with `*` for any text. */
  readonly cases: string;
  /** What the sentence of a finding says. */
  readonly finding?: RegExp;
  readonly reading: string;
  readonly reason: string;
}

/** Deviations from the published document of Seam that are its own fault, and how each is read. */
export const documentReadings: readonly DocumentReading[] = [
  {
    id: 'choice-in-prose',
    cases: '*',
    finding: /control: expected .* received 400; the target refuses the valid twin/,
    reading: 'The plainest request that the document allows is refused, and nothing follows from it.',
    reason:
      'Many operations need one of several parameters, or all of some, and the document marks every one of them as optional.',
  },
  {
    id: 'body-beyond-document',
    cases: '*/response.nothing-else/*',
    reading: 'Members that the document does not know are legal.',
    reason: 'No schema of the document forbids further members.',
  },
  {
    id: 'newer-document',
    cases: '*/response.documented-shape/*',
    finding: /must have required property '(?:pagination|is_credential_manager|display_name|space_ids|can_\w+)'/,
    reading: 'A member that a later version of the API has is missing.',
    reason: 'The fake is of an earlier version than the document; the member came later.',
  },
  {
    id: 'ids-without-uuids',
    cases: '*/response.documented-shape/*',
    finding: /_id.*must match format "uuid"/,
    reading: 'Ids that are no uuids are a deviation of the answer alone.',
    reason: 'What a target hands out is used in requests as it is, even where the schema of the parameter forbids it.',
  },
];
