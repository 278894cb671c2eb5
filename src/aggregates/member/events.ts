export type MemberRole = 'ACCOUNT_MANAGER' | 'SPECIALIST' | 'DEPARTMENT_HEAD' | 'DIRECTOR';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type MemberEvents = {
  MemberJoined: { role: MemberRole; disciplines: readonly string[] };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const memberEventTypes = {
  MemberJoined: true,
} as const satisfies Record<keyof MemberEvents, true>;
