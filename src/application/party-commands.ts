import { auditor, type AuditorCommands } from '../aggregates/auditor/index.js';
import { client, type ClientCommands } from '../aggregates/client/index.js';
import { member, type MemberCommands } from '../aggregates/member/index.js';
import type { Directory } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { Deciding } from '../kernel/deciding.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { commandHandler, type Services } from './command-handler.js';
import { entering } from './entering.js';
import type { Envelope } from './envelope.js';
import type { Outcome } from './outcome.js';

/** A command on a party, with what the directory shall know of the person it brings. */
export interface PartyCommand<Commands extends object> {
  readonly id: string;
  readonly command: MessageOf<Commands>;
  readonly envelope: Envelope;
  readonly person?: Person;
}

/** Clients with their contacts, members, auditors: who they are in the log, what they are called in the directory. */
export function partyCommands(services: Services, directory: Directory) {
  const handleClient = commandHandler(services, client);
  const handleMember = commandHandler(services, member);
  const handleAuditor = commandHandler(services, auditor);

  const disciplines = usableDisciplines(services.store);
  const put = entering(services.store, directory);

  /** The directory comes first, so that no event ever speaks of somebody without a name. */
  const enter =
    <Context extends Deciding>(person: Person) =>
    async (context: Context): Promise<Context | AnyRefusal> => {
      const entered = await put(person);
      if (entered === 'PUT') return context;
      return entered === 'SUBJECT_TAKEN'
        ? refuse(entered, { what: 'subject' })
        : refuse('ID_TAKEN', { what: 'person' });
    };

  const about = (clientId?: string) => (_: unknown, context: Deciding) =>
    Promise.resolve({ target: { clientId }, context });

  const aboutMember = async (_: unknown, deciding: Deciding) => ({
    target: {},
    context: { ...deciding, disciplines: await disciplines() },
  });

  return {
    client: ({ person, ...sent }: PartyCommand<ClientCommands>): Promise<Outcome> =>
      handleClient({ ...sent, surroundings: about(sent.id), reserve: person && enter(person) }),
    member: ({ person, ...sent }: PartyCommand<MemberCommands>): Promise<Outcome> =>
      handleMember({ ...sent, surroundings: aboutMember, reserve: person && enter(person) }),
    auditor: ({ person, ...sent }: PartyCommand<AuditorCommands>): Promise<Outcome> =>
      handleAuditor({ ...sent, surroundings: about(), reserve: person && enter(person) }),
  };
}
