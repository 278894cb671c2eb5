/** When a fact happened; unknown where it is told without. */
export type Instant = string | undefined;

/** Instants are compared, not their spellings; one that can't be read is before nothing. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);
