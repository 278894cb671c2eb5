import type { AuthorityGiven, Undertaking } from '../../kernel/authority.js';
import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { WithCatalogue } from '../../kernel/disciplines.js';
import type { Handlers } from '../../kernel/message.js';
import type { Money } from '../../kernel/money.js';
import type { ChangeRequestEvents } from './events.js';
import type { ChangeRequestRefusals } from './refusals.js';
import type { Certified, Stages } from '../../kernel/stages.js';
import type { IdKind } from '../../kernel/naming.js';
import type { AgreedTemplates } from '../../kernel/template.js';
import { type ChangeRequest, unassessedIn } from './state.js';
import { touchedIn } from './touched.js';
import { openQuestions } from './wish/open-questions.js';

/** What other aggregates say, read before deciding. What a decision rests on is copied into its event. */
export interface ChangeRequestContext extends Deciding, WithCatalogue {
  readonly requestId: string;
  /** Absent when there is no such project. */
  readonly project?: {
    readonly id: string;
    readonly clientId: string;
    readonly currency: string;
    readonly disciplines: readonly string[];
    /**
     * Since when it is over, if it is, or was at the stated time: nothing new is wished for in it, and nothing is carried on.
     */
    readonly closedSince?: string;
    /** When it was opened again after that, if it was. */
    readonly closedUntil?: string;
    /** Since when it rests, if it does: wishes are still received, and nothing is begun. */
    readonly pausedSince?: string;
    readonly memberIds: readonly string[];
  };
  readonly client: {
    /** Who is there. */
    readonly contacts: Readonly<Record<string, 'DECIDER' | 'CONTRIBUTOR'>>;
    /** Who was a contact once. */
    readonly former: readonly string[];
    /** The revision of the client's history that this was read from. */
    readonly revision: number;
  };
  /** How far the acting account manager has come, by discipline; nothing for others. */
  readonly actorStages: Stages;
  /** Who stands by the managers of the project. */
  readonly mentors: readonly Certified[];
  /** The acting member's disciplines; none for others. */
  readonly actorDisciplines: readonly string[];
  /** The number kept for a request that is about to be received; 0 otherwise. */
  readonly number: number;
  /** What is agreed beforehand; read for a wish that names some of it, and absent where nothing is agreed. */
  readonly agreed?: AgreedTemplates;
  /** The id of the n-th thing of a kind, counted from 1, that the command creates by itself: the same however often it is sent. */
  readonly idOf: (kind: IdKind, nth: number) => string;
  /** An option offered without a date lapses after so many days. */
  readonly optionValidDays: number;
  /** For how many days the client may object to what was decided for them. */
  readonly objectionDays: number;
  /** By currency, the price above which a decision has to be signed before anybody starts on it. */
  readonly signatureAbove: Readonly<Record<string, string>>;
  /** The request that is said to hold a later decision; absent where none is named, or there is none. */
  readonly later?: {
    readonly projectId: string;
    readonly decision?: {
      readonly id: string;
      readonly madeAt: string | undefined;
      readonly decidedBy: readonly string[];
      /** Whoever is quoted has neither confirmed nor signed it. */
      readonly unconfirmed: boolean;
    };
  };
  /** What a decision may take; read for those that make one. */
  readonly limits?: {
    /** Of the project's budget, after what other decisions have taken, or are about to. */
    readonly budgetLeft: Money;
    /** What the agreement in force says; absent when nothing is delegated. */
    readonly agreement?: (undertaking: Undertaking) => AuthorityGiven;
  };
  /** The entry of the project's ledger that was written for the facts to be decided; absent where none is needed. */
  readonly commitment?: number;
  /** So many days without a word are silence. */
  readonly silenceDays: number;
  /** Unguessable, so that a digest over a decider's words doesn't betray them once they are erased. */
  readonly salt: string;
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of what is to be bound. */
  readonly digestOf: (content: object) => string;
}

export type Outcome = Decision<ChangeRequestEvents, ChangeRequestRefusals>;

/** How each command of a part of the catalogue is decided. */
export type CommandHandlers<Commands extends object> = Handlers<
  Commands,
  [ChangeRequest, ChangeRequestContext],
  Outcome
>;

/** What can be chosen, and what was chosen when it still could be: a retired discipline stays where it is touched. */
export const knownDisciplines = (
  state: ChangeRequest,
  { disciplines }: ChangeRequestContext,
): readonly string[] => [...disciplines, ...(touchedIn(state)?.disciplines ?? [])];

/** What is urgent is offered at once; everything else once each discipline touched has assessed it. */
export const whyNotOfferable = (state: ChangeRequest) =>
  state.kind === 'URGENT' ? undefined : whyNotAssessed(state);

/** Nothing goes out to the client before each discipline touched has said whether it can be done. */
export const whyNotAssessed = (state: ChangeRequest) => {
  if (!state.formulation) return refuse('NOT_FORMULATED', {});
  const disciplines = unassessedIn(state);
  return disciplines.length > 0 ? refuse('DISCIPLINES_NOT_ASSESSED', { disciplines }) : undefined;
};

/**
 * What was agreed beforehand was thought through beforehand: an open question about this very wish is all that can stand in
 * its way. Whoever formulates it says that it is more than that, and so does whoever marks it urgent: then other options are
 * offered at once.
 */
export const whyNotThoughtThrough = (state: ChangeRequest) => {
  if (state.formulation || !state.template || state.kind === 'URGENT') return whyNotAssessed(state);
  const questions = openQuestions(state);
  return questions.length > 0 ? refuse('QUESTIONS_OPEN', { questions }) : undefined;
};
