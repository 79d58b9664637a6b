const masks = [
  /^[[(<{*_-]*(?:redacted|masked|filtered|removed|hidden|scrubbed|sanitized|omitted|secret)[\])>}*_-]*$/i,
  /^[*•x]{4,}$/i,
  /^(?:\.{3}|…)$/,
];

/** Whether a recorder put this in the place of something that it did not want to show. */
export function isMasked(text: string): boolean {
  return masks.some((mask) => mask.test(text));
}
