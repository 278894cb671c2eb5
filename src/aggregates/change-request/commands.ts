import type { BriefingCommands } from './briefing/commands.js';
import type { ClosingCommands } from './closing/commands.js';
import type { DecisionCommands } from './decision/commands.js';
import type { ImplementationCommands } from './implementation/commands.js';
import type { ImportCommands } from './import/commands.js';
import type { NoteCommands } from './notes/commands.js';
import type { ObjectionCommands } from './objections/commands.js';
import type { OptionCommands } from './options/commands.js';
import type { RestingCommands } from './resting/commands.js';
import type { UnknownCommands } from './unknowns/commands.js';
import type { ObservationCommands } from './observation/commands.js';
import type { PaymentCommands } from './payment/commands.js';
import type { WishCommands } from './wish/commands.js';

/** Who acts and when come with the context, so that deciding needs no session and no clock. */
export type ChangeRequestCommands = WishCommands &
  OptionCommands &
  UnknownCommands &
  BriefingCommands &
  ObjectionCommands &
  RestingCommands &
  NoteCommands &
  DecisionCommands &
  ImplementationCommands &
  PaymentCommands &
  ObservationCommands &
  ClosingCommands &
  ImportCommands;
