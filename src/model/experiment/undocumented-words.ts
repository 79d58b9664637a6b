/** A member that no document names, and that tells nobody who sends it. */
export const unknownMember = 'note_to_self';

/** A word that no document lists, and that tells nobody who sends it. */
export const unlistedWord = 'something_else';
