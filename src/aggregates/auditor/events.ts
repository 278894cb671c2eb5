/** Whose auditor: the studio's own, a client's, or a third party's. */
export type AuditingParty = 'STUDIO' | 'CLIENT' | 'THIRD_PARTY';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type AuditorEvents = {
  AuditorAppointed: { party: AuditingParty };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const auditorEventTypes = {
  AuditorAppointed: true,
} as const satisfies Record<keyof AuditorEvents, true>;
