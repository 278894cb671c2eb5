import {
  changeRequest,
  type ChangeRequest,
  type ChangeRequestCommands,
  type ChangeRequestContext,
} from '../aggregates/change-request/index.js';
import { client } from '../aggregates/client/index.js';
import { actingOn, mentorsOf, project } from '../aggregates/project/index.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { newSecret } from '../platform/ids.js';
import { usableDisciplines } from './catalogue.js';
import { certification, stageOfAct } from './certification.js';
import { commandHandler, type Services, type Surroundings } from './command-handler.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { nextNumber, takeNumber } from './reservations.js';

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
  'optionValidDays' | 'signatureAbove' | 'objectionDays'
> {
  readonly practiceMonths: number;
}

/** All that can be done to a change request. */
export function changeRequestCommands(services: Services, settings: DecidingSettings) {
  const { practiceMonths } = settings;
  const { store } = services;
  const handle = commandHandler(services, changeRequest);
  const disciplines = usableDisciplines(store);
  const certified = certification(store, practiceMonths);

  const around = async (
    projectId: string | undefined,
    common: Omit<ChangeRequestContext, 'project' | 'client' | 'actorStages' | 'mentors'>,
    touched: readonly string[] | undefined,
  ): Promise<Surroundings<ChangeRequestContext>> => {
    const uncertified = { actorStages: {}, mentors: [] };
    const nowhere = {
      target: {},
      context: { ...common, ...uncertified, client: { contacts: {}, revision: -1 } },
    };
    if (projectId === undefined) return nowhere;
    const at = (await load(store, project, projectId)).state;
    const { clientId, currency = '' } = at;
    if (clientId === undefined) return nowhere;
    const { state: theirs, revision } = await load(store, client, clientId);
    const acting = await certified.actor(common);
    const memberIds = Object.keys(at.members);
    return {
      target: { clientId, memberIds: actingOn(at) },
      projectId,
      contacts: theirs.contacts,
      ...stageOfAct(acting, touched ?? at.disciplines),
      context: {
        ...common,
        project: {
          id: projectId,
          clientId,
          currency,
          closed: at.phase === 'CLOSED',
          ...(at.pausedSince !== undefined && { pausedSince: at.pausedSince }),
          memberIds,
        },
        client: { contacts: theirs.contacts, revision },
        actorStages: acting?.stages ?? {},
        mentors: await certified.knownOf(mentorsOf(at), common),
      },
    };
  };

  const laterIn = async (requestId: string | undefined): Promise<Pick<ChangeRequestContext, 'later'>> => {
    if (requestId === undefined) return {};
    const { projectId, decision } = (await load(store, changeRequest, requestId)).state;
    if (projectId === undefined) return {};
    const standing = decision?.superseded === false ? decision : undefined;
    return {
      later: { projectId, ...(standing && { decision: { id: standing.id, madeAt: standing.madeAt } }) },
    };
  };

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

  return (id: string, command: Command, envelope: Envelope): Promise<Outcome> => {
    const named = projectNamed(command);
    const { disciplines: actorDisciplines } = envelope.principal;
    const { optionValidDays, signatureAbove, objectionDays } = settings;
    return handle({
      id,
      command,
      envelope,
      surroundings: async ({ projectId, formulation }: ChangeRequest, deciding: Deciding) =>
        // What is there belongs to its own project: nobody learns of it by claiming its id for another one.
        around(
          projectId ?? named,
          {
            ...deciding,
            requestId: id,
            number: 0,
            actorDisciplines,
            disciplines: await disciplines(),
            optionValidDays,
            signatureAbove,
            objectionDays,
            ...(await laterIn(laterNamed(command))),
            salt: newSecret(saltBytes),
            digestOf,
          },
          formulation?.disciplines,
        ),
      reserve: named === undefined ? undefined : numbered(id),
    });
  };
}
