import { client } from '../aggregates/client/index.js';
import { member } from '../aggregates/member/index.js';
import {
  project,
  type Project,
  type ProjectCommands,
  type ProjectContext,
} from '../aggregates/project/index.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { commandHandler, type Services } from './command-handler.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { reserveKey, whyKeyTaken } from './reservations.js';

type Command = MessageOf<ProjectCommands>;

const memberNamed = (command: Command): string =>
  command.type === 'OpenProject' ? command.data.managerId : command.data.memberId;

const clientNamed = (command: Command): string | undefined =>
  command.type === 'OpenProject' ? command.data.clientId : undefined;

/** Projects: opened for a client under a key of their own, with members on duty. */
export function projectCommands(services: Services) {
  const { store } = services;
  const handle = commandHandler(services, project);
  const disciplines = usableDisciplines(store);

  const clientExists = async (clientId: string | undefined) =>
    clientId !== undefined && (await load(store, client, clientId)).state.registered;

  const surroundings =
    (id: string, command: Command) =>
    async ({ clientId: known, members }: Project, deciding: Deciding) => {
      const { role } = (await load(store, member, memberNamed(command))).state;
      const clientId = known ?? clientNamed(command);
      return {
        target: { clientId, memberIds: Object.keys(members) },
        projectId: id,
        context: {
          ...deciding,
          disciplines: await disciplines(),
          clientExists: await clientExists(clientId),
          ...(role && { memberRole: role }),
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
