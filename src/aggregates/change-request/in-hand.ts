import { refuse } from '../../kernel/decider.js';
import { type Acting, actingAs, whyNotTrained } from '../../kernel/stages.js';
import type { ChangeRequestCommands } from './commands.js';

type Named = keyof ChangeRequestCommands;

/** What carries a request on. What came of it, and what is owed for it, is told after the end too. */
const carryingOn: readonly Named[] = [
  'AskClarification',
  'FormulateRequest',
  'AssessFeasibility',
  'OfferOption',
  'ReviseOption',
  'PredictConsequence',
  'RecommendOption',
  'DeclareUnknown',
  'IssueBriefing',
  'DeferDecision',
  'MarkUrgent',
  'MakeDecision',
  'StartImplementation',
];

/** What a decision that was made in a hurry still owes is thought through and shown, whatever has become of the project. */
const madeUpFor: readonly Named[] = [
  'AskClarification',
  'FormulateRequest',
  'AssessFeasibility',
  'PredictConsequence',
  'IssueBriefing',
];

/** Managing: what to do, what to offer, when to begin and that it is over. To take down what somebody says needs no exam. */
const managing: readonly Named[] = [
  'MarkUrgent',
  'FormulateRequest',
  'OfferOption',
  'ReviseOption',
  'WithdrawOption',
  'RecommendOption',
  'AnswerObjection',
  'DeclineRequest',
  'SupersedeDecision',
  'StartImplementation',
  'AgreePayment',
  'CorrectPayment',
  'CloseRequest',
];

/** Whose hands a request is in, in which project. */
export interface InHand extends Acting {
  /** The project is over, for what happens at the stated time. */
  readonly over: boolean;
  /** A decision was made without a briefing and still owes it. */
  readonly owesBriefing: boolean;
  /** The project's. */
  readonly disciplines: readonly string[];
}

/** What nobody does any more in a project that is over, and what a trainee doesn't do yet. */
export const whyNotInHand = (command: Named, { over, owesBriefing, disciplines, ...acting }: InHand) => {
  const untrained = managing.includes(command) ? whyNotTrained(actingAs(acting), disciplines) : undefined;
  if (untrained) return untrained;
  const owed = owesBriefing && madeUpFor.includes(command);
  return over && !owed && carryingOn.includes(command) ? refuse('PROJECT_CLOSED', {}) : undefined;
};
