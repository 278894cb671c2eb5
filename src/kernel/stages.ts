import { refuse } from './decider.js';

/** How far an account manager has come in a discipline, or on a project: derived from exams and the calendar, never typed in. */
export const stages = ['TRAINEE', 'PRACTISING', 'INDEPENDENT'] as const;

export type Stage = (typeof stages)[number];

/** By discipline; where nothing is said, nothing was passed. */
export type Stages = Readonly<Record<string, Stage>>;

/** A member as far as certification goes. */
export interface Certified {
  readonly memberId: string;
  readonly role: string;
  readonly stages: Stages;
}

/** Whoever acts, and how far they have come by discipline. */
export interface Acting {
  readonly actor: { readonly id: string; readonly role: string };
  readonly actorStages: Stages;
}

export const actingAs = ({ actor, actorStages: stages }: Acting): Certified => ({
  memberId: actor.id,
  role: actor.role,
  stages,
});

export const stageIn = (known: Stages, discipline: string): Stage =>
  (Object.hasOwn(known, discipline) ? known[discipline] : undefined) ?? 'TRAINEE';

const rank = (stage: Stage) => stages.indexOf(stage);

const byRank = (one: Stage, other: Stage) => rank(one) - rank(other);

/**
 * The lowest of the stages in these disciplines. Where an act concerns none in particular, whoever has come somewhere in
 * any counts as having come that far.
 */
export const stageOver = (known: Stages, disciplines: readonly string[]): Stage =>
  (disciplines.length > 0
    ? disciplines.map((discipline) => stageIn(known, discipline)).sort(byRank)[0]
    : Object.values(known).sort(byRank).at(-1)) ?? 'TRAINEE';

/** Per discipline the lower of two: what holds on both of two days. */
export const lowerOf = (one: Stages, other: Stages): Stages =>
  Object.fromEntries(
    Object.keys(one).map((discipline) => [
      discipline,
      [stageIn(one, discipline), stageIn(other, discipline)].sort(byRank)[0] ?? 'TRAINEE',
    ]),
  );

/** Only account managers are certified; a director answers for the studio anyway. */
const isExempt = ({ role }: Certified) => role !== 'ACCOUNT_MANAGER';

const mastersAny = ({ stages: known }: Certified, disciplines: readonly string[]) =>
  disciplines.length === 0
    ? stageOver(known, []) === 'INDEPENDENT'
    : disciplines.some((discipline) => stageIn(known, discipline) === 'INDEPENDENT');

/** Whether somebody can stand by a practising manager in one of these disciplines at least. */
export const canMentor = (mentor: Certified, disciplines: readonly string[]): boolean =>
  isExempt(mentor) || mastersAny(mentor, disciplines);

/** Those of the disciplines in which somebody is still a trainee; `undefined` when it is none. */
export function traineeIn(manager: Certified, disciplines: readonly string[]): readonly string[] | undefined {
  if (isExempt(manager) || stageOver(manager.stages, disciplines) !== 'TRAINEE') return undefined;
  return disciplines.filter((discipline) => stageIn(manager.stages, discipline) === 'TRAINEE');
}

/** Those in which somebody practises and no mentor is independent; `undefined` when each has one. */
export function unmentoredIn(
  manager: Certified,
  mentors: readonly Certified[],
  disciplines: readonly string[],
): readonly string[] | undefined {
  if (isExempt(manager) || stageOver(manager.stages, disciplines) === 'INDEPENDENT') return undefined;
  const others = mentors.filter(({ memberId }) => memberId !== manager.memberId);
  const open = disciplines.filter(
    (discipline) =>
      stageIn(manager.stages, discipline) !== 'INDEPENDENT' &&
      !others.some((mentor) => canMentor(mentor, [discipline])),
  );
  const nobody = disciplines.length === 0 && !others.some((mentor) => canMentor(mentor, []));
  return open.length > 0 || nobody ? open : undefined;
}

/** Managing takes the exams of all disciplines that are managed. */
export const whyNotTrained = (manager: Certified, disciplines: readonly string[]) => {
  const lacking = traineeIn(manager, disciplines);
  return lacking && refuse('TRAINEE_CANNOT_MANAGE', { disciplines: lacking });
};
