import { type BriefingState, initialBriefing } from './briefing/state.js';
import { type ClosingState, initialClosing } from './closing/state.js';
import { type DecisionState, initialDecision } from './decision/state.js';
import { initialSaid, type SaidState } from './grounds/said.js';
import { initialNotes, type NoteState } from './notes/state.js';
import { initialObjections, type ObjectionState } from './objections/state.js';
import { type ImplementationState, initialImplementation } from './implementation/state.js';
import { initialObservation, type ObservationState } from './observation/state.js';
import { initialOptions, type OptionState } from './options/state.js';
import { initialPayment, type PaymentState } from './payment/state.js';
import { initialResting, type RestingState } from './resting/state.js';
import { statusOf as statusFrom, type Status } from './status.js';
import { initialUnknowns, type UnknownState } from './unknowns/state.js';
import { initialWish, type WishState } from './wish/state.js';

/** Only what deciding needs. What a screen needs belongs in a projection. */
export interface ChangeRequest
  extends
    WishState,
    OptionState,
    UnknownState,
    BriefingState,
    ObjectionState,
    RestingState,
    NoteState,
    DecisionState,
    ImplementationState,
    PaymentState,
    ObservationState,
    ClosingState,
    SaidState {}

export const initialState: ChangeRequest = {
  ...initialWish,
  ...initialOptions,
  ...initialUnknowns,
  ...initialBriefing,
  ...initialObjections,
  ...initialResting,
  ...initialNotes,
  ...initialDecision,
  ...initialImplementation,
  ...initialPayment,
  ...initialObservation,
  ...initialClosing,
  ...initialSaid,
};

/** The disciplines that the standing formulation touches and nobody has assessed since. */
export const unassessedIn = ({ formulation, assessments }: ChangeRequest): readonly string[] =>
  (formulation?.disciplines ?? []).filter((touched) =>
    assessments.every(({ discipline }) => discipline !== touched),
  );

export const statusOf = (state: ChangeRequest): Status =>
  statusFrom({
    questionsAsked: Object.keys(state.questions).length,
    formulated: state.formulation !== undefined,
    unassessed: unassessedIn(state).length,
    optionsOffered: state.options.filter(({ withdrawn }) => !withdrawn).length,
    freshBriefing: state.briefing?.fresh ?? false,
    decided: state.decision !== undefined,
    superseded: state.decision?.superseded ?? false,
    progress: state.progress,
    closed: state.closed,
    declined: state.declined,
    withdrawn: state.withdrawn,
    deferred: state.deferredUntil !== undefined,
  });
