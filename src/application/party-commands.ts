import { auditor, type AuditorCommands } from '../aggregates/auditor/index.js';
import { client, type ClientCommands } from '../aggregates/client/index.js';
import { member, type MemberCommands } from '../aggregates/member/index.js';
import { project, type ProjectCommands, type ProjectContext } from '../aggregates/project/index.js';
import type { Directory } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import type { EventStore } from '../event-store/event-store.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { Deciding } from '../kernel/deciding.js';
import type { MessageOf } from '../kernel/message.js';
import { commandHandler } from './command-handler.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { reserveKey } from './reservations.js';

export interface PartySettings {
  readonly store: EventStore;
  readonly directory: Directory;
  readonly now: () => string;
}

/** Clients with their contacts, members, auditors: who they are in the log, what they are called in the directory. */
export function partyCommands({ store, directory, now }: PartySettings) {
  const handleClient = commandHandler(store, now, client);
  const handleMember = commandHandler(store, now, member);
  const handleAuditor = commandHandler(store, now, auditor);

  /** The directory comes first, so that no event ever speaks of somebody without a name. */
  const enter =
    (person: Person) =>
    async (context: Deciding): Promise<Deciding | AnyRefusal> => {
      const entered = await directory.put(person);
      if (entered === 'PUT') return context;
      return entered === 'SUBJECT_TAKEN'
        ? refuse(entered, { what: 'subject' })
        : refuse(entered, { what: 'person' });
    };

  const anywhere = async (_: unknown, deciding: Deciding) => ({ target: {}, context: deciding });
  const ofClient = (clientId: string) => async (_: unknown, deciding: Deciding) => ({
    target: { clientId },
    context: deciding,
  });

  return {
    client: (id: string, command: MessageOf<ClientCommands>, envelope: Envelope, person?: Person) =>
      handleClient({
        id,
        command,
        envelope,
        surroundings: ofClient(id),
        reserve: person && enter(person),
      }),
    member: (id: string, command: MessageOf<MemberCommands>, envelope: Envelope, person: Person) =>
      handleMember({ id, command, envelope, surroundings: anywhere, reserve: enter(person) }),
    auditor: (id: string, command: MessageOf<AuditorCommands>, envelope: Envelope, person: Person) =>
      handleAuditor({ id, command, envelope, surroundings: anywhere, reserve: enter(person) }),
  };
}

/** Projects: opened for a client under a key of their own, with members on duty. */
export function projectCommands({ store, now }: Omit<PartySettings, 'directory'>) {
  const handle = commandHandler(store, now, project);

  const clientExists = async (clientId: string | undefined) =>
    clientId !== undefined && (await load(store, client, clientId)).state.registered;

  return (id: string, command: MessageOf<ProjectCommands>, envelope: Envelope): Promise<Outcome> => {
    const opened = command.type === 'OpenProject' ? command.data : undefined;
    const memberId = command.type === 'OpenProject' ? command.data.managerId : command.data.memberId;
    return handle({
      id,
      command,
      envelope,
      surroundings: async (state, deciding) => {
        const { role } = (await load(store, member, memberId)).state;
        const clientId = state.clientId ?? opened?.clientId;
        return {
          target: { clientId, memberIds: Object.keys(state.members) },
          projectId: id,
          context: {
            ...deciding,
            clientExists: await clientExists(clientId),
            ...(role && { memberRole: role }),
          },
        };
      },
      ...(opened && {
        reserve: async (context: ProjectContext, metadata) =>
          (await reserveKey(store, opened.key, id, metadata)) ?? context,
      }),
    });
  };
}
