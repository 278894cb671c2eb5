import { client } from '../aggregates/client/index.js';
import {
  delegationAgreement,
  type DelegationAgreementCommands,
  type DelegationAgreementContext,
} from '../aggregates/delegation-agreement/index.js';
import { actingOn, openedAtOf, project, type Project } from '../aggregates/project/index.js';
import type { Deciding } from '../kernel/deciding.js';
import type { MessageOf } from '../kernel/message.js';
import { usableDisciplines } from './catalogue.js';
import { certification, stageOfAct } from './certification.js';
import { commandHandler, type Services, type Surroundings } from './command-handler.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';

const projectOf = (id: string, at: Project & { readonly clientId: string; readonly currency: string }) => {
  const { clientId, currency, disciplines, phase } = at;
  return { id, clientId, currency, disciplines, closed: phase === 'CLOSED', openedAt: openedAtOf(at) };
};

/** Who may decide what in a project: proposed by its managers, in force once a decider of the client accepts it. */
export function delegationAgreementCommands(services: Services, practiceMonths: number) {
  const { store } = services;
  const handle = commandHandler(services, delegationAgreement);
  const disciplines = usableDisciplines(store);
  const certified = certification(store, practiceMonths);

  const around = async (
    projectId: string,
    deciding: Deciding,
  ): Promise<Surroundings<DelegationAgreementContext>> => {
    const acting = await certified.actor(deciding);
    const common = {
      ...{ ...deciding, disciplines: await disciplines(), digestOf },
      actorStages: acting?.stages ?? {},
    };
    const at = (await load(store, project, projectId)).state;
    const { clientId, currency = '' } = at;
    if (clientId === undefined) return { target: {}, context: { ...common, contacts: {} } };
    const { contacts } = (await load(store, client, clientId)).state;
    return {
      target: { clientId, memberIds: actingOn(at) },
      projectId,
      ...stageOfAct(acting, at.disciplines),
      context: { ...common, project: projectOf(projectId, { ...at, clientId, currency }), contacts },
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
