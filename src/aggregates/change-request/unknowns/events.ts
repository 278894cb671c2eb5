export type UnknownEvents = {
  /** What can't be found out yet: "all information that can be had at the moment" names what can't. */
  UnknownDeclared: {
    unknownId: string;
    statement: string;
    /** Why it can't be known yet. */
    why: string;
    /** What would tell. */
    wouldTell?: string;
  };
  UnknownResolved: { unknownId: string; finding: string };
};

export const unknownEventTypes = {
  UnknownDeclared: true,
  UnknownResolved: true,
} as const satisfies Record<keyof UnknownEvents, true>;
