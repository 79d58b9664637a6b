/** A value for an id that a careless client harms. */
export interface OddId {
  /** Stable, in kebab case: a part of case ids. */
  readonly name: string;
  readonly value: string;
  /** A client may refuse what is no uuid before it sends it. */
  readonly isUuid?: true;
}

/** Every odd value. */
export const oddIds: readonly OddId[] = [
  { name: 'upper-case-uuid', value: 'B0A1C2D3-4E5F-4A6B-8C7D-9E0F1A2B3C4D', isUuid: true },
  { name: 'version-1-uuid', value: '6f1c3a52-7d0e-11ee-b962-0242ac120002', isUuid: true },
  { name: 'version-7-uuid', value: '018f6d3c-2b4a-7c5d-9e8f-0a1b2c3d4e5f', isUuid: true },
  // The zero value of a type for uuids, which some take for none.
  { name: 'nil-uuid', value: '00000000-0000-0000-0000-000000000000' },
  { name: 'reserved-characters', value: 'a+b c&d=e#f%20g/h?i;j:k@l,m' },
  { name: 'quotes-and-backslashes', value: `say "it's" \\n {not} [this]` },
  { name: 'unicode', value: 'čau-日本-👩‍🔧-ß' },
  // The same letter twice, composed and decomposed: normalisation makes them one.
  { name: 'two-normal-forms', value: 'caf\u00e9-cafe\u0301' },
  { name: 'path-like', value: '../../devices/./list' },
  { name: 'surrounding-space', value: '  spaced out  ' },
  { name: 'lines', value: 'first\nsecond\r\nthird\tend' },
  { name: 'number-like', value: '00012345678901234567890' },
  { name: 'mixed-case', value: 'Heron-WAGTAIL-dipper' },
  // Short enough for a decoder that reads numbers to lose the zero alone.
  { name: 'leading-zero', value: '0042' },
  { name: 'word-of-json', value: 'null' },
  { name: 'template', value: '$' + '{HOME} $PATH {{wagtail}} %s %(dipper)s' },
  { name: 'very-long', value: 'heron-'.repeat(200) },
];

/** Left out by whoever treats it as nothing, which widens what is revoked where the rest is a valid call. */
export const emptyId: OddId = { name: 'empty', value: '' };
