import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { AuditingParty, AuditorEvents } from './events.js';

export type AuditorCommands = {
  AppointAuditor: { party: AuditingParty };
};

export type AuditorRefusals = {
  ALREADY_EXISTS: { what: 'auditor' };
};

export interface Auditor {
  readonly appointed: boolean;
}

export const initialState: Auditor = { appointed: false };

const handle = handleBy<AuditorCommands, [Auditor, Deciding], Decision<AuditorEvents, AuditorRefusals>>({
  AppointAuditor: ({ party }, { appointed }) =>
    appointed
      ? refuse('ALREADY_EXISTS', { what: 'auditor' })
      : [{ type: 'AuditorAppointed', data: { party } }],
});

export const decide = (command: MessageOf<AuditorCommands>, state: Auditor, context: Deciding) =>
  handle(command, state, context);

const stateAfter = handleBy<AuditorEvents, [], Auditor>({ AuditorAppointed: () => ({ appointed: true }) });

export const evolve = (_: Auditor, event: MessageOf<AuditorEvents>): Auditor => stateAfter(event);
