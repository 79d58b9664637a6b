/** The id of the section of a requirement on the page. */
export function sectionId(requirement: string): string {
  return `requirement:${requirement}`;
}

/** A link to an element of the page, whatever its id holds. */
export function linkTo(id: string): string {
  return `#${id.toWellFormed().replace(/[^\w./=:,~-]/g, encodeURIComponent)}`;
}
