import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ProjectDuty, ProjectEvents } from './events.js';

export interface Project {
  /** Absent until the project is opened. */
  readonly clientId?: string;
  readonly key?: string;
  readonly disciplines: readonly string[];
  readonly currency?: string;
  readonly members: Readonly<Record<string, readonly ProjectDuty[]>>;
}

export const initialState: Project = { disciplines: [], members: {} };

/** A member's id may be any text, so a name like "constructor" must not find an inherited member. */
export const dutiesOf = ({ members }: Project, memberId: string): readonly ProjectDuty[] =>
  (Object.hasOwn(members, memberId) ? members[memberId] : undefined) ?? [];

/** Those who mentor on the project. */
export const mentorsOf = ({ members }: Project): readonly string[] =>
  Object.keys(members).filter((memberId) => members[memberId]?.includes('MENTOR'));

/** Those who act on it: a mentor stands by, and acts only with another duty beside. */
export const actingOn = ({ members }: Project): readonly string[] =>
  Object.keys(members).filter((memberId) => members[memberId]?.some((duty) => duty !== 'MENTOR'));

const stateAfter = handleBy<ProjectEvents, [Project], Project>({
  ProjectOpened: ({ clientId, key, disciplines, budget }, state) => ({
    ...state,
    clientId,
    key,
    disciplines,
    currency: budget.currency,
  }),
  MemberAssigned: ({ memberId, duty }, state) => ({
    ...state,
    members: { ...state.members, [memberId]: [...dutiesOf(state, memberId), duty] },
  }),
});

export const evolve = (state: Project, event: MessageOf<ProjectEvents>): Project => stateAfter(event, state);
