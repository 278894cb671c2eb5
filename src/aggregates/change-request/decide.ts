import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ChangeRequestCommands } from './commands.js';
import type { ChangeRequestContext, Outcome } from './context.js';
import { decideBriefing } from './decide-briefing.js';
import { decideDecision } from './decide-decision.js';
import { decideImport } from './decide-import.js';
import { decideOptions } from './decide-options.js';
import { decideWish } from './decide-wish.js';
import type { ChangeRequest } from './state.js';

const handle = handleBy<ChangeRequestCommands, [ChangeRequest, ChangeRequestContext], Outcome>({
  ...decideWish,
  ...decideOptions,
  ...decideBriefing,
  ...decideDecision,
  ...decideImport,
});

export const decide = (
  command: MessageOf<ChangeRequestCommands>,
  state: ChangeRequest,
  context: ChangeRequestContext,
): Outcome => handle(command, state, context);
