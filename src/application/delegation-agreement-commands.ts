import { client } from '../aggregates/client/index.js';
import {
  delegationAgreement,
  type DelegationAgreementCommands,
  type DelegationAgreementContext,
} from '../aggregates/delegation-agreement/index.js';
import { actingOn, project } from '../aggregates/project/index.js';
import type { Deciding } from '../kernel/deciding.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { commandHandler, type Services, type Surroundings } from './command-handler.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';

/** Who may decide what in a project: proposed by its managers, in force once a decider of the client accepts it. */
export function delegationAgreementCommands(services: Services) {
  const { store } = services;
  const handle = commandHandler(services, delegationAgreement);
  const disciplines = usableDisciplines(store);

  const around = async (
    projectId: string,
    deciding: Deciding,
  ): Promise<Surroundings<DelegationAgreementContext>> => {
    const common = { ...deciding, disciplines: await disciplines(), digestOf };
    const at = (await load(store, project, projectId)).state;
    const { clientId, currency = '' } = at;
    if (clientId === undefined) return { target: {}, context: { ...common, contacts: {} } };
    const { contacts } = (await load(store, client, clientId)).state;
    return {
      target: { clientId, memberIds: actingOn(at) },
      projectId,
      context: { ...common, project: { id: projectId, clientId, currency }, contacts },
    };
  };

  return (
    projectId: string,
    command: MessageOf<DelegationAgreementCommands>,
    envelope: Envelope,
  ): Promise<Outcome> =>
    handle({
      id: projectId,
      command,
      envelope,
      surroundings: (_, deciding) => around(projectId, deciding),
    });
}
