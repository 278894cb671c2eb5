/** When a fact happened; unknown where it is told without. */
export type Instant = string | undefined;
