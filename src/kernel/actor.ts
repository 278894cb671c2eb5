import type { Stage } from './stages.js';

/** What a person is to the studio. `SYSTEM` is the program itself: bootstrap, import and the alarm clock, never a person's token. */
export const roles = [
  'ACCOUNT_MANAGER',
  'SPECIALIST',
  'DEPARTMENT_HEAD',
  'DIRECTOR',
  'DECIDER',
  'CONTRIBUTOR',
  'AUDITOR',
  'SYSTEM',
] as const;

export type Role = (typeof roles)[number];

/**
 * Who acts. `onBehalfOf` is the person whose word is recorded, when that isn't the actor's own. `override` is why they
 * acted where they are not assigned.
 */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly onBehalfOf?: string;
  readonly override?: { readonly why: string };
  /** How far an account manager had come, at the moment of the act, in the disciplines that it concerned. */
  readonly stage?: Stage;
}

/** Whose word an act is: the actor's own, unless somebody else's is recorded. */
export const speaker = ({ id, onBehalfOf = id }: Actor): string => onBehalfOf;
