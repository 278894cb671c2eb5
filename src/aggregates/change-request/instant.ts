/** When a fact happened; unknown where it is told without. */
export type Instant = string | undefined;

/** Instants are compared, not their spellings; one that can't be read is before nothing. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

/** The last of several instants; those that aren't known count for nothing. */
export const latestOf = (...instants: readonly Instant[]): Instant =>
  instants.reduce(
    (latest, one) => (one !== undefined && (latest === undefined || isBefore(latest, one)) ? one : latest),
    undefined,
  );
