import {
  changeRequest,
  type ChangeRequest,
  type ChangeRequestCommands,
  type ChangeRequestContext,
} from '../aggregates/change-request/index.js';
import { client } from '../aggregates/client/index.js';
import { project } from '../aggregates/project/index.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { commandHandler, type Surroundings } from './command-handler.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { takeNumber } from './reservations.js';

type Command = MessageOf<ChangeRequestCommands>;

/** The two commands that begin a request name its project themselves; after that its history knows. */
const projectOf = (command: Command, state: ChangeRequest): string | undefined =>
  command.type === 'ReceiveRequest' || command.type === 'ImportRecord'
    ? command.data.projectId
    : state.projectId;

export interface ChangeRequestSettings {
  readonly store: EventStore;
  readonly now: () => string;
  readonly optionValidDays: number;
}

/** All that can be done to a change request. */
export function changeRequestCommands({ store, now, optionValidDays }: ChangeRequestSettings) {
  const handle = commandHandler(store, now, changeRequest);

  const surroundings = async (
    requestId: string,
    projectId: string | undefined,
    deciding: Deciding & { readonly actorDisciplines: readonly string[] },
  ): Promise<Surroundings<ChangeRequestContext>> => {
    const common = { ...deciding, requestId, number: 0, optionValidDays, digestOf };
    const nobody = { contacts: {}, revision: -1 };
    if (projectId === undefined) return { target: {}, context: { ...common, client: nobody } };
    const { state: found } = await load(store, project, projectId);
    const { clientId, currency = '', members } = found;
    if (clientId === undefined) return { target: {}, context: { ...common, client: nobody } };
    const { state: theirs, revision } = await load(store, client, clientId);
    const memberIds = Object.keys(members);
    return {
      target: { clientId, memberIds },
      projectId,
      context: {
        ...common,
        project: { id: projectId, clientId, currency, memberIds },
        client: { contacts: theirs.contacts, revision },
      },
    };
  };

  return (id: string, command: Command, envelope: Envelope): Promise<Outcome> =>
    handle({
      id,
      command,
      envelope,
      surroundings: (state, deciding) =>
        surroundings(id, projectOf(command, state), {
          ...deciding,
          actorDisciplines: envelope.principal.disciplines,
        }),
      ...(projectOf(command, changeRequest.initialState) !== undefined && {
        reserve: async (context: ChangeRequestContext, metadata: FactMetadata) => ({
          ...context,
          number: await takeNumber(store, context.project?.id ?? '', id, metadata),
        }),
      }),
    });
}
