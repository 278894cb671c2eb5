import type { BriefingCommands } from './briefing/commands.js';
import type { DecisionCommands } from './decision/commands.js';
import type { ImportCommands } from './import/commands.js';
import type { ObjectionCommands } from './objections/commands.js';
import type { OptionCommands } from './options/commands.js';
import type { UnknownCommands } from './unknowns/commands.js';
import type { WishCommands } from './wish/commands.js';

/** Who acts and when come with the context, so that deciding needs no session and no clock. */
export type ChangeRequestCommands = WishCommands &
  OptionCommands &
  UnknownCommands &
  BriefingCommands &
  ObjectionCommands &
  DecisionCommands &
  ImportCommands;
