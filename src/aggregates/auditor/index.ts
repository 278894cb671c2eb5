import type { Decider } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import {
  type Auditor,
  type AuditorCommands,
  type AuditorRefusals,
  decide,
  evolve,
  initialState,
} from './auditor.js';
import type { AuditingParty, AuditorEvents } from './events.js';

export type { AuditingParty, Auditor, AuditorCommands, AuditorEvents, AuditorRefusals };
export { auditorEventTypes } from './events.js';

export const auditor: Decider<Auditor, AuditorCommands, AuditorEvents, AuditorRefusals, Deciding> = {
  category: 'auditor',
  initialState,
  decide,
  evolve,
};
