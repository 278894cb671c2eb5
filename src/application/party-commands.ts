import { auditor, type AuditorCommands } from '../aggregates/auditor/index.js';
import { client, type ClientCommands } from '../aggregates/client/index.js';
import { member, type MemberCommands, type MemberContext } from '../aggregates/member/index.js';
import type { Directory } from '../directory/directory.js';
import { type Person, withoutSubject } from '../directory/person.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { Deciding } from '../kernel/deciding.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { type AtWork, clientTarget } from './client-at-work.js';
import { commandHandler, type Reserving, type Services } from './command-handler.js';
import { entering } from './entering.js';
import type { Envelope } from './envelope.js';
import type { leaving } from './leaving.js';
import { isForeseen, type Outcome } from './outcome.js';

/** A command on a party, with what the directory shall know of the person it brings. */
export interface PartyCommand<Commands extends object> {
  readonly id: string;
  readonly command: MessageOf<Commands>;
  readonly envelope: Envelope;
  readonly person?: Person;
}

/** Clients with their contacts, members, auditors: who they are in the log, what they are called in the directory. */
export function partyCommands(
  services: Services,
  directory: Directory,
  { leave, atWork }: { readonly leave: ReturnType<typeof leaving>; readonly atWork: AtWork },
) {
  const handleClient = commandHandler(services, client);
  const handleMember = commandHandler(services, member);
  const handleAuditor = commandHandler(services, auditor);

  const disciplines = usableDisciplines(services.store);
  const { enter, look } = entering(services.store, directory);

  const entered =
    <Context extends Deciding>(person: Person, how: typeof enter) =>
    async (context: Context): Promise<Context | AnyRefusal> => {
      const answer = await how(person);
      if (answer === 'PUT') return context;
      return answer === 'SUBJECT_TAKEN'
        ? refuse(answer, { what: 'subject' })
        : refuse('ID_TAKEN', { what: 'person' });
    };

  /** The directory comes first, so that no event ever speaks of somebody without a name. */
  const bringing = <Context extends Deciding>(person: Person | undefined): Reserving<Context> | undefined =>
    person && { take: entered(person, enter), look: entered(person, look) };

  /** A dry run shows whom it would have brought, as if they were known already. */
  const withPerson = (outcome: Outcome, person: Person | undefined): Outcome =>
    person && isForeseen(outcome) ? { ...outcome, person: withoutSubject(person) } : outcome;

  const aboutNobody = (_: unknown, context: Deciding) => Promise.resolve({ target: {}, context });

  /** Nothing was opened yet for whom nobody has registered. */
  const aboutClient =
    (clientId: string, { type }: MessageOf<ClientCommands>) =>
    async (_: unknown, deciding: Deciding) => {
      const work = type === 'RegisterClient' ? undefined : await atWork(clientId);
      return {
        target: clientTarget(clientId, deciding.actor.id, work),
        context: { ...deciding, underWay: work?.underWay ?? false },
      };
    };

  const aboutMember = (memberId: string) => async (_: unknown, deciding: Deciding) => ({
    target: {},
    context: { ...deciding, memberId, disciplines: await disciplines() },
  });

  const ofMember = ({ id, command, envelope }: PartyCommand<MemberCommands>, person: Person | undefined) =>
    command.type === 'LeaveStudio' ? leave<MemberContext>(id, envelope) : bringing<MemberContext>(person);

  return {
    client: async ({ person, ...sent }: PartyCommand<ClientCommands>): Promise<Outcome> =>
      withPerson(
        await handleClient({
          ...sent,
          surroundings: aboutClient(sent.id, sent.command),
          reserve: bringing(person),
        }),
        person,
      ),
    member: async ({ person, ...sent }: PartyCommand<MemberCommands>): Promise<Outcome> =>
      withPerson(
        await handleMember({ ...sent, surroundings: aboutMember(sent.id), reserve: ofMember(sent, person) }),
        person,
      ),
    auditor: async ({ person, ...sent }: PartyCommand<AuditorCommands>): Promise<Outcome> =>
      withPerson(
        await handleAuditor({ ...sent, surroundings: aboutNobody, reserve: bringing(person) }),
        person,
      ),
  };
}
