import type { Decider } from '../../kernel/decider.js';
import { whatOptionsLack, whyNotBriefedBy } from './briefing/briefable.js';
import { type BriefingContent, stanceOf } from './briefing/briefing-content.js';
import type { ChangeRequestCommands } from './commands.js';
import type { ChangeRequestContext } from './context.js';
import { decide } from './decide.js';
import { owesConfirmation } from './decision/state.js';
import { decisionContent } from './decision/decision-content.js';
import { isClients, undertakingOf } from './decision/rules/authority.js';
import { increaseNeeded } from './decision/rules/budget.js';
import { suppose } from './decision/supposing.js';
import { owedOf, settles } from './decision/owed.js';
import type { ChangeRequestEvents } from './events.js';
import { evolve } from './evolve.js';
import type { ImportedRecord } from './import/commands.js';
import { whyNotInHand } from './in-hand.js';
import { hasLapsed } from './options/validity.js';
import { stillAwaited, whyNotSilent } from './silence/due.js';
import { type AnswerableBriefing, awaitedWords, type AwaitingFacts } from './silence/awaited.js';
import { latestOf } from './instant.js';
import { isOfClient } from './people.js';
import { personalText } from './personal-text.js';
import type { ChangeRequestRefusals } from './refusals.js';
import { type ChangeRequest, initialState } from './state.js';
import { type Touched, touchedIn } from './touched.js';
import { type Progress, type Status, type StatusFacts, statusOf } from './status.js';

export type * from './vocabulary.js';
export type {
  AnswerableBriefing,
  AwaitingFacts,
  BriefingContent,
  ChangeRequest,
  ChangeRequestCommands,
  ChangeRequestContext,
  ChangeRequestEvents,
  ChangeRequestRefusals,
  ImportedRecord,
  Progress,
  Status,
  StatusFacts,
  Touched,
};
export {
  awaitedWords,
  decisionContent,
  hasLapsed,
  increaseNeeded,
  isClients,
  isOfClient,
  latestOf,
  owedOf,
  owesConfirmation,
  personalText,
  settles,
  stanceOf,
  statusOf,
  stillAwaited,
  suppose,
  touchedIn,
  undertakingOf,
  whatOptionsLack,
  whyNotBriefedBy,
  whyNotInHand,
  whyNotSilent,
};
export { allowedTo, type LaterCommand } from './standing.js';
export { changeRequestEventTypes } from './events.js';

export const changeRequest: Decider<
  ChangeRequest,
  ChangeRequestCommands,
  ChangeRequestEvents,
  ChangeRequestRefusals,
  ChangeRequestContext
> = { category: 'changeRequest', initialState, decide, evolve };
