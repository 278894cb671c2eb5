import type { Application } from '../application/application.js';
import { createdId } from '../application/created-ids.js';
import { systemPrincipal } from '../auth/principal.js';
import { isRefusal } from '../kernel/decider.js';
import { Failed } from './failed.js';

export interface NewDirector {
  readonly subject: string;
  readonly name: string;
  readonly commandId: string;
}

/** Somebody has to be there who may add the others; only whoever holds the machine can make that one. */
export async function addDirector(
  app: Application,
  { subject, name, commandId }: NewDirector,
): Promise<string> {
  const id = createdId('member', commandId);
  const outcome = await app.commands.member({
    id,
    command: { type: 'AddMember', data: { role: 'DIRECTOR', disciplines: [] } },
    envelope: { principal: systemPrincipal, commandId, input: { id, subject }, correlationId: commandId },
    person: { id, kind: 'MEMBER', home: id, subject, name },
  });
  if (isRefusal(outcome)) throw new Failed(`The director could not be added: ${outcome.refused}.`);
  return id;
}
