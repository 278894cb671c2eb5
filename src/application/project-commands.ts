import { client } from '../aggregates/client/index.js';
import {
  actingOn,
  mentorsOf,
  project,
  type Project,
  type ProjectCommands,
  type ProjectContext,
} from '../aggregates/project/index.js';
import type { Target } from '../auth/policy.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { certification, type KnownMember, stageOfAct } from './certification.js';
import { raisedSoFar } from './commitments/budget.js';
import { type AtWork, clientTarget } from './client-at-work.js';
import { commandHandler, type Services } from './command-handler.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { reserveKey, whyKeyTaken } from './reservations.js';

type Command = MessageOf<ProjectCommands>;

const memberNamed = (command: Command): string | undefined => {
  if (command.type === 'OpenProject') return command.data.managerId;
  return command.type === 'AssignMember' ? command.data.memberId : undefined;
};

const mentorNamed = (command: Command): readonly string[] =>
  command.type === 'OpenProject' && command.data.mentorId !== undefined ? [command.data.mentorId] : [];

const clientNamed = (command: Command): string | undefined =>
  command.type === 'OpenProject' ? command.data.clientId : undefined;

const asNamed = (named: KnownMember | undefined) => ({
  memberStages: named?.stages ?? {},
  ...(named && { memberRole: named.role }),
  ...(named?.leftAt !== undefined && { memberLeftAt: named.leftAt }),
});

/** Projects: opened for a client under a key of their own, with members on duty. */
export function projectCommands(
  services: Services,
  { practiceMonths, atWork }: { readonly practiceMonths: number; readonly atWork: AtWork },
) {
  const { store } = services;
  const handle = commandHandler(services, project);
  const disciplines = usableDisciplines(store);
  const certified = certification(store, practiceMonths);

  const clientExists = async (clientId: string | undefined) =>
    clientId !== undefined && (await load(store, client, clientId)).state.registered;

  /** What is opened is for a client in somebody's hands already, or in nobody's yet. */
  const targetOf = async (command: Command, state: Project, { actor }: Deciding): Promise<Target> => {
    const named = clientNamed(command);
    return named === undefined || state.clientId !== undefined
      ? { clientId: state.clientId, memberIds: actingOn(state) }
      : clientTarget(named, actor.id, await atWork(named));
  };

  const surroundings = (id: string, command: Command) => async (state: Project, deciding: Deciding) => {
    const clientId = state.clientId ?? clientNamed(command);
    const memberId = memberNamed(command);
    const named = memberId === undefined ? undefined : await certified.known(memberId, deciding);
    const concerned = command.type === 'OpenProject' ? command.data.disciplines : state.disciplines;
    const acting = await certified.actor(deciding);
    return {
      target: await targetOf(command, state, deciding),
      projectId: id,
      ...stageOfAct(acting, concerned),
      context: {
        ...deciding,
        actorStages: acting?.stages ?? {},
        disciplines: await disciplines(),
        clientExists: await clientExists(clientId),
        raised: command.type === 'SetBudget' ? await raisedSoFar(store, id) : '0',
        ...asNamed(named),
        mentors: await certified.knownOf([...mentorsOf(state), ...mentorNamed(command)], deciding),
      },
    };
  };

  const reserve = (id: string, command: Command) => {
    if (command.type !== 'OpenProject') return undefined;
    const reservation = { key: command.data.key, projectId: id };
    return {
      take: async (context: ProjectContext, metadata: FactMetadata) =>
        (await reserveKey(store, reservation, metadata)) ?? context,
      look: async (context: ProjectContext) => (await whyKeyTaken(store, reservation)) ?? context,
    };
  };

  return (id: string, command: Command, envelope: Envelope): Promise<Outcome> =>
    handle({
      id,
      command,
      envelope,
      surroundings: surroundings(id, command),
      reserve: reserve(id, command),
    });
}
