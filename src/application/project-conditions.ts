import type { onProject } from '../auth/permissions.js';
import type { Principal } from '../auth/principal.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import { actingAs, type Stages, whyNotTrained } from '../kernel/stages.js';
import type {
  AgreementVersionRow,
  DelegationAgreementRow,
} from '../projections/delegation-agreement/delegation-agreement.row.js';
import type { ProjectRow } from '../projections/project/project.row.js';

/** A project with what was agreed on it, as far as anybody has proposed anything. */
export interface ProjectStanding {
  readonly project: ProjectRow;
  readonly agreement: DelegationAgreementRow | undefined;
  /** How far the asking account manager has come, by discipline; nothing for others. */
  readonly actorStages: Stages;
}

type Condition = (standing: ProjectStanding, principal: Principal) => AnyRefusal | undefined;

const goingOn: Condition = ({ project }) =>
  project.phase === 'CLOSED' ? refuse('PROJECT_CLOSED', {}) : undefined;

const certified: Condition = ({ project, actorStages }, { actor }) =>
  whyNotTrained(actingAs({ actor, actorStages }), project.disciplines);

/** The first of them that says no. */
const both =
  (...conditions: readonly Condition[]): Condition =>
  (...asked) =>
    conditions.map((condition) => condition(...asked)).find((refusal) => refusal !== undefined);

/** A director opens again what is closed. */
const goingOnUnlessDirector: Condition = (standing, principal) =>
  principal.actor.role === 'DIRECTOR' ? undefined : goingOn(standing, principal);

const waits = ({ obsolete, accepted, refused, withdrawn }: AgreementVersionRow) =>
  !obsolete && !accepted && !refused && !withdrawn;

const someProposal: Condition = ({ agreement }) => {
  const last = agreement?.versions.at(-1);
  if (!last) return refuse('NOT_FOUND', { what: 'proposal' });
  const { version } = last;
  return waits(last) ? undefined : refuse('PROPOSAL_OBSOLETE', { version, latest: version });
};

const someAgreement: Condition = ({ agreement }) =>
  agreement?.versions.some(({ accepted }) => accepted)
    ? undefined
    : refuse('NOT_FOUND', { what: 'agreement' });

/** What each command asks of a project before it looks at its input; one without a word here doesn't compile. */
export const projectConditions: Readonly<Record<keyof typeof onProject, Condition>> = {
  AssignMember: both(goingOn, certified),
  UnassignMember: certified,
  SetGoal: both(goingOn, certified),
  DropGoal: both(goingOn, certified),
  EnterPhase: both(goingOnUnlessDirector, certified),
  PauseProject: both(goingOn, certified),
  ResumeProject: both(goingOn, certified),
  SetBudget: goingOn,
  SetDeadline: goingOn,
  ReceiveRequest: goingOn,
  ProposeAgreement: both(certified, goingOn),
  AcceptAgreement: someProposal,
  RefuseAgreement: someProposal,
  WithdrawAgreement: someProposal,
  EndAgreement: someAgreement,
};
