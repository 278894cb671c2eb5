import { type Certification, certificationsOf, type MemberRole } from '../aggregates/member/index.js';
import type { Principal } from '../auth/principal.js';
import type { Role } from '../kernel/actor.js';
import type { Fact } from '../kernel/fact.js';
import type { Money } from '../kernel/money.js';
import type { MemberAbsence, MemberExam, MemberRow } from '../projections/member/member.row.js';
import type { Moment } from '../projections/moment.js';

/** A member as one asker may see them: what is not theirs to see isn't there. */
export interface SeenMember {
  readonly id: string;
  readonly role?: MemberRole;
  readonly disciplines: readonly string[];
  readonly joinedAt?: Moment;
  readonly leftAt?: Moment;
  readonly certifications: readonly Certification[];
  readonly exams: readonly MemberExam[];
  readonly hoursPerWeek?: string;
  readonly absences: readonly (Omit<MemberAbsence, 'kind'> & Partial<Pick<MemberAbsence, 'kind'>>)[];
  readonly hourlyCost?: Money;
  /** Whether the member's history is theirs to see. */
  readonly historyShown: boolean;
  readonly revision: number;
}

/**
 * How much of a member somebody sees: of a client's people nobody sees more than who it is; of one's colleagues what they
 * work in; whoever plans projects, how far and how much; the leadership and auditors everything.
 */
type Sight = 'NAME' | 'COLLEAGUE' | 'PLANNING' | 'ONESELF' | 'EVERYTHING';

const sights: Readonly<Record<Role, Sight>> = {
  DECIDER: 'NAME',
  CONTRIBUTOR: 'NAME',
  SPECIALIST: 'COLLEAGUE',
  ACCOUNT_MANAGER: 'PLANNING',
  DEPARTMENT_HEAD: 'EVERYTHING',
  DIRECTOR: 'EVERYTHING',
  AUDITOR: 'EVERYTHING',
  SYSTEM: 'EVERYTHING',
};

const sightOf = ({ actor }: Principal, memberId: string): Sight => {
  const sight = sights[actor.role];
  return sight !== 'EVERYTHING' && actor.id === memberId ? 'ONESELF' : sight;
};

const present = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

interface Seen {
  readonly row: MemberRow;
  readonly certifications: readonly Certification[];
}

const nobody = ({ row: { id, revision } }: Seen): SeenMember => ({
  id,
  disciplines: [],
  certifications: [],
  exams: [],
  absences: [],
  historyShown: false,
  revision,
});

const colleague = (seen: Seen): SeenMember => {
  const { role, disciplines, joinedAt, leftAt } = seen.row;
  return { ...nobody(seen), role, disciplines, joinedAt, ...present('leftAt', leftAt) };
};

const planned = (seen: Seen): SeenMember => ({
  ...colleague(seen),
  certifications: seen.certifications,
  ...present('hoursPerWeek', seen.row.hoursPerWeek),
  absences: seen.row.absences.map(({ id, from, to, cancelled }) => ({ id, from, to, cancelled })),
});

const oneself = (seen: Seen): SeenMember => {
  const { exams, absences } = seen.row;
  return { ...planned(seen), exams, absences, historyShown: true };
};

const views: Readonly<Record<Sight, (seen: Seen) => SeenMember>> = {
  NAME: nobody,
  COLLEAGUE: colleague,
  PLANNING: planned,
  ONESELF: oneself,
  EVERYTHING: (seen) => ({ ...oneself(seen), ...present('hourlyCost', seen.row.hourlyCost) }),
};

export interface Clocked {
  readonly now: () => string;
  readonly practiceMonths: number;
}

/** A row as the asker may see it, with the stages of today. */
export const memberSeenBy =
  (principal: Principal, { now, practiceMonths }: Clocked) =>
  (row: MemberRow): SeenMember => {
    const certifications = certificationsOf(row.exams, { day: now().slice(0, 10), practiceMonths });
    return views[sightOf(principal, row.id)]({ row, certifications });
  };

const withoutCost = (fact: Fact): Fact => (fact.type === 'HourlyCostAgreed' ? { ...fact, data: {} } : fact);

/** The same for what is in a member's history: `undefined` where none of it is for the asker. */
export const memberFactSeenBy = (
  principal: Principal,
  memberId: string,
): ((fact: Fact) => Fact) | undefined => {
  const sight = sightOf(principal, memberId);
  if (sight === 'EVERYTHING') return (fact) => fact;
  return sight === 'ONESELF' ? withoutCost : undefined;
};
