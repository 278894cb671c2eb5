/**
 * Stored for ever: add optional fields freely, give anything else a new name and an upcaster. The disciplines that a
 * studio starts with are no events: they are what every catalogue begins as.
 */
export type DisciplineCatalogueEvents = {
  DisciplineAdded: { code: string; name: string; main: boolean };
  DisciplineRenamed: { code: string; name: string };
  /** Can't be newly chosen any more; where it was chosen, it stays. */
  DisciplineRetired: { code: string; why?: string };
  DisciplineRevived: { code: string };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const disciplineCatalogueEventTypes = {
  DisciplineAdded: true,
  DisciplineRenamed: true,
  DisciplineRetired: true,
  DisciplineRevived: true,
} as const satisfies Record<keyof DisciplineCatalogueEvents, true>;
