import {
  allowedTo,
  type LaterCommand,
  type Status,
  whyNotInHand,
} from '../aggregates/change-request/index.js';
import { whyNotNamed } from '../aggregates/client/index.js';
import { onClient, onProject, onRequest, studioWide } from '../auth/permissions.js';
import type { Operation, Target } from '../auth/policy.js';
import type { Principal } from '../auth/principal.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { ClientRow } from '../projections/client/client.row.js';
import type { ChangeRequestRow } from '../projections/change-request/change-request.row.js';
import { actingOn } from '../projections/project/project.projection.js';
import type { ClientAtWork } from '../projections/project/project.queries.js';
import type { ProjectRow } from '../projections/project/project.row.js';
import { clientTarget } from './client-at-work.js';
import { whyNeverAllowed, whyNotAllowed } from './permitting.js';
import { projectConditions, type ProjectStanding } from './project-conditions.js';
import { type Around, requestConditions } from './request-conditions.js';

/** What somebody may do, each under the name of its mutation; a refusal where they may not. */
export type Permissions<Name extends string> = Readonly<Record<Name, AnyRefusal | undefined>>;

type NameIn<Table extends Readonly<Record<string, string>>> = Table[keyof Table];

/** A director needs to say why, but may: that is for the mutation's input, not for its button. */
const maySayWhy = (refusal: AnyRefusal | undefined) =>
  refusal?.refused === 'OVERRIDE_NEEDED' ? undefined : refusal;

const whyNot = (principal: Principal, operation: Operation, target: Target) =>
  whyNeverAllowed(operation, { principal }) ?? maySayWhy(whyNotAllowed(operation, { principal }, target));

function answers<Table extends Readonly<Partial<Record<Operation, string>>>>(
  table: Table,
  answer: (operation: keyof Table & Operation) => AnyRefusal | undefined,
): Permissions<NameIn<Table & Readonly<Record<string, string>>>> {
  const operations = Object.keys(table) as (keyof Table & Operation)[];
  return Object.fromEntries(operations.map((operation) => [table[operation], answer(operation)])) as never;
}

const circumstanceOf = ({ kind, decision, deniedDecisions }: ChangeRequestRow) => ({
  kind,
  owesBriefing: decision?.owed.includes('BRIEFING') ?? false,
  onceDecided: decision !== undefined || deniedDecisions.length > 0,
});

const whyNotThere = (command: LaterCommand, row: ChangeRequestRow) => {
  const { status } = row;
  const allowed: readonly Status[] = allowedTo(circumstanceOf(row), command);
  return allowed.includes(status) ? undefined : refuse('INVALID_TRANSITION', { from: status, allowed });
};

/** A request with the project it belongs to, and with all that its commands ask about beside. */
export interface RequestStanding {
  readonly row: ChangeRequestRow;
  readonly project: ProjectRow | undefined;
  readonly around: Around;
}

/** A client, with what was opened for it. */
export interface ClientStanding {
  readonly client: ClientRow;
  readonly work: ClientAtWork | undefined;
}

/** Saying why is for the input. */
const whyNotTheirsToName = ({ actor }: Principal, { client, work }: ClientStanding) => {
  const contacts = Object.fromEntries(client.contacts.map(({ id, kind }) => [id, kind]));
  const naming = { contacts, hadDecider: client.hadDecider };
  return whyNotNamed('', naming, { actor, underWay: work !== undefined });
};

const targetOf = (project: ProjectRow | undefined): Target =>
  project ? { clientId: project.clientId, memberIds: actingOn(project) } : {};

const whyNotTheirs = (
  command: LaterCommand,
  { row, project, around }: RequestStanding,
  { actor }: Principal,
) =>
  whyNotInHand(command, {
    over: project?.phase === 'CLOSED',
    owesBriefing: circumstanceOf(row).owesBriefing,
    ...{ actor, actorStages: around.actorStages },
    disciplines: project?.disciplines ?? [],
  });

/** What can be said before anything is sent: by the policy, by where the request stands, and by what each command asks of it. */
export const permissionsOn = {
  request: (principal: Principal, { row, project, around }: RequestStanding) =>
    answers(
      onRequest,
      (command) =>
        whyNot(principal, command, targetOf(project)) ??
        whyNotThere(command, row) ??
        whyNotTheirs(command, { row, project, around }, principal) ??
        requestConditions[command](row, principal, around),
    ),
  project: (principal: Principal, standing: ProjectStanding) =>
    answers(
      onProject,
      (operation) =>
        whyNot(principal, operation, targetOf(standing.project)) ??
        projectConditions[operation](standing, principal),
    ),
  client: (principal: Principal, standing: ClientStanding) =>
    answers(
      onClient,
      (operation) =>
        whyNot(principal, operation, clientTarget(standing.client.id, principal.actor.id, standing.work)) ??
        (operation === 'ChangeContactKind' ? whyNotTheirsToName(principal, standing) : undefined),
    ),
  studio: (principal: Principal) => answers(studioWide, (operation) => whyNot(principal, operation, {})),
};
