import {
  changeRequest,
  type ChangeRequest,
  type ChangeRequestCommands,
  type ChangeRequestContext,
  owesConfirmation,
  touchedIn,
} from '../aggregates/change-request/index.js';
import {
  actingOn,
  budgetUnraised,
  closedAt,
  mentorsOf,
  project,
  type Project,
} from '../aggregates/project/index.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { newSecret } from '../platform/ids.js';
import { usableDisciplines } from './catalogue.js';
import { certification, stageOfAct } from './certification.js';
import { type Asking, isCommitting, keepingCommitments } from './commitments/keeping.js';
import { commandHandler, type Services, type Surroundings } from './command-handler.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { knownClient } from './known-client.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { createdId } from './created-ids.js';
import { nextNumber, takeNumber } from './reservations.js';
import { agreedTemplates } from './templates.js';
import { turns } from '../platform/turns.js';

type Command = MessageOf<ChangeRequestCommands>;

/** The two commands that begin a request name its project themselves; after that its history knows. */
const projectNamed = (command: Command): string | undefined =>
  command.type === 'ReceiveRequest' || command.type === 'ImportRecord' ? command.data.projectId : undefined;

/** The request that another one's decision is said to have been replaced in. */
const laterNamed = (command: Command): string | undefined =>
  command.type === 'SupersedeDecision' ? command.data.byRequestId : undefined;

const saltBytes = 16;

/** What of the configuration decisions hang on. */
interface DecidingSettings extends Pick<
  ChangeRequestContext,
  'optionValidDays' | 'signatureAbove' | 'objectionDays' | 'silenceDays'
> {
  readonly practiceMonths: number;
}

/** What a command to a request that is there is about. */
interface About {
  /** The disciplines that the standing formulation touches. */
  readonly touched: readonly string[] | undefined;
  /** Reads what may be taken, for the commands that take something. */
  readonly limitsFor: ((asking: Asking) => Promise<Pick<ChangeRequestContext, 'limits'>>) | undefined;
}

type AskingOf = Omit<Asking, 'budget'> & { readonly budget: Asking['budget'] | undefined };

const limitsWhere = async ({ limitsFor }: About, { budget, ...asking }: AskingOf) =>
  budget && limitsFor?.({ ...asking, budget });

const standingOf = (
  { currency = '', disciplines, members, closed, pausedSince }: Project,
  { occurredAt }: Deciding,
) => {
  const stretch = closedAt({ closed }, occurredAt);
  return {
    ...{ currency, disciplines, memberIds: Object.keys(members) },
    ...(stretch && { closedSince: stretch.since }),
    ...(stretch?.until !== undefined && { closedUntil: stretch.until }),
    ...(pausedSince !== undefined && { pausedSince }),
  };
};

const laterOf = (decision: NonNullable<ChangeRequest['decision']>) => {
  const { id, madeAt, decidedBy } = decision;
  return { id, madeAt, decidedBy, unconfirmed: owesConfirmation(decision) };
};

/** All that can be done to a change request. */
export function changeRequestCommands(services: Services, settings: DecidingSettings) {
  const { practiceMonths } = settings;
  const { store } = services;
  const handle = commandHandler(services, changeRequest);
  const disciplines = usableDisciplines(store);
  const certified = certification(store, practiceMonths);

  const around = async (
    projectId: string | undefined,
    common: Omit<ChangeRequestContext, 'project' | 'client' | 'actorStages' | 'mentors' | 'limits'>,
    about: About,
  ): Promise<Surroundings<ChangeRequestContext>> => {
    const uncertified = { actorStages: {}, mentors: [] };
    const nowhere = {
      target: {},
      context: { ...common, ...uncertified, client: { contacts: {}, former: [], revision: -1 } },
    };
    if (projectId === undefined) return nowhere;
    const at = (await load(store, project, projectId)).state;
    const { clientId } = at;
    if (clientId === undefined) return nowhere;
    const client = await knownClient(store, clientId);
    const acting = await certified.actor(common);
    const limits = await limitsWhere(about, { projectId, budget: budgetUnraised(at), now: common.now });
    return {
      target: { clientId, memberIds: actingOn(at) },
      projectId,
      contacts: client.contacts,
      ...stageOfAct(acting, about.touched ?? at.disciplines),
      context: {
        ...common,
        project: { id: projectId, clientId, ...standingOf(at, common) },
        client,
        actorStages: acting?.stages ?? {},
        mentors: await certified.knownOf(mentorsOf(at), common),
        ...limits,
      },
    };
  };

  const laterIn = async (requestId: string | undefined): Promise<Pick<ChangeRequestContext, 'later'>> => {
    if (requestId === undefined) return {};
    const { projectId, decision } = (await load(store, changeRequest, requestId)).state;
    if (projectId === undefined) return {};
    const standing = decision?.superseded === false ? decision : undefined;
    return {
      later: { projectId, ...(standing && { decision: laterOf(standing) }) },
    };
  };

  /** Only a wish that names a template hangs on what is agreed beforehand. */
  const agreedFor = async (command: Command, now: string): Promise<Pick<ChangeRequestContext, 'agreed'>> =>
    command.type === 'ReceiveRequest' && command.data.kind === 'STANDARD'
      ? agreedTemplates(store, command.data.projectId, now)
      : {};

  const numberedBy =
    (number: typeof takeNumber, requestId: string) =>
    async (context: ChangeRequestContext, metadata: FactMetadata) => {
      const projectId = context.project?.id ?? '';
      const found = await number(store, { projectId, requestId }, metadata);
      return typeof found === 'number' ? { ...context, number: found } : found;
    };

  const numbered = (requestId: string) => ({
    take: numberedBy(takeNumber, requestId),
    look: numberedBy(nextNumber, requestId),
  });

  const inTurn = turns();

  /** Decisions of one project wait for each other here, so that they seldom lose the race for its ledger. */
  const inLedgersTurn = async (requestId: string, work: () => Promise<Outcome>): Promise<Outcome> => {
    const { projectId } = (await load(store, changeRequest, requestId)).state;
    return projectId === undefined ? work() : inTurn(projectId, work);
  };

  return (id: string, command: Command, envelope: Envelope): Promise<Outcome> => {
    const named = projectNamed(command);
    const { disciplines: actorDisciplines } = envelope.principal;
    const { optionValidDays, signatureAbove, objectionDays, silenceDays } = settings;
    const committing = isCommitting(command) ? keepingCommitments(store) : undefined;
    const handled = () =>
      handle({
        id,
        command,
        envelope,
        surroundings: async (state: ChangeRequest, deciding: Deciding, revision: number) =>
          // What is there belongs to its own project: nobody learns of it by claiming its id for another one.
          around(
            state.projectId ?? named,
            {
              ...deciding,
              requestId: id,
              number: 0,
              actorDisciplines,
              disciplines: await disciplines(),
              optionValidDays,
              signatureAbove,
              objectionDays,
              silenceDays,
              ...(await laterIn(laterNamed(command))),
              ...(await agreedFor(command, deciding.now)),
              idOf: (kind, nth) => createdId(kind, envelope.commandId, nth),
              salt: newSecret(saltBytes),
              digestOf,
            },
            {
              touched: touchedIn(state)?.disciplines,
              limitsFor:
                committing &&
                ((asking) => committing.limitsFor(asking, { requestId: id, state, revision, command })),
            },
          ),
        reserve: committing?.reserve ?? (named === undefined ? undefined : numbered(id)),
      });
    return committing ? inLedgersTurn(id, handled) : handled();
  };
}
