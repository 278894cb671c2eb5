import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { BriefedConsequence, BriefingContent } from './briefing-content.js';
import type { ChangeRequestEvents } from './events.js';
import { statusOf as statusFrom, type Status } from './status.js';
import type { Formulation } from './vocabulary.js';

type OptionOnOffer = ChangeRequestEvents['OptionOffered'] & {
  readonly consequences: readonly BriefedConsequence[];
};

/** Only what deciding needs. What a screen needs belongs in a projection. */
export interface ChangeRequest {
  /** Absent until the request is received. */
  readonly projectId?: string;
  readonly questions: Readonly<Record<string, { readonly owedBy: string; readonly answered: boolean }>>;
  readonly formulation?: { readonly version: number } & Formulation;
  /** Disciplines assessed since the last formulation. */
  readonly assessed: readonly string[];
  readonly options: readonly OptionOnOffer[];
  readonly recommendation?: ChangeRequestEvents['OptionRecommended'];
  readonly briefing?: {
    readonly number: number;
    readonly digest: string;
    readonly content: BriefingContent;
    readonly deciders: readonly string[];
    readonly opened: readonly string[];
    readonly acknowledged: readonly string[];
    /** Nothing of what it shows has changed since it was issued. */
    readonly fresh: boolean;
  };
  readonly decision?: {
    readonly id: string;
    readonly digest: string;
    readonly decidedBy: readonly string[];
    readonly signedBy: readonly string[];
    readonly superseded: boolean;
  };
  readonly declined: boolean;
  readonly observations: readonly string[];
}

export const initialState: ChangeRequest = {
  questions: {},
  assessed: [],
  options: [],
  declined: false,
  observations: [],
};

/** Any change of what a briefing showed makes it stale: it never carries old consent to new content. */
const outdated = (state: ChangeRequest): ChangeRequest =>
  state.briefing ? { ...state, briefing: { ...state.briefing, fresh: false } } : state;

const stateAfter = handleBy<ChangeRequestEvents, [ChangeRequest], ChangeRequest>({
  RequestReceived: ({ projectId }, state) => ({ ...state, projectId }),
  ClarificationAsked: ({ questionId, owedBy }, state) => ({
    ...state,
    questions: { ...state.questions, [questionId]: { owedBy, answered: false } },
  }),
  ClarificationAnswered: ({ questionId, answeredBy }, state) => ({
    ...state,
    questions: { ...state.questions, [questionId]: { owedBy: answeredBy, answered: true } },
  }),
  RequestFormulated: (formulation, state) => outdated({ ...state, formulation, assessed: [] }),
  FeasibilityAssessed: ({ discipline }, state) =>
    outdated({ ...state, assessed: [...new Set([...state.assessed, discipline])] }),
  OptionOffered: (option, state) =>
    outdated({ ...state, options: [...state.options, { ...option, consequences: [] }] }),
  ConsequencePredicted: ({ optionId, consequenceId, ...prediction }, state) =>
    outdated({
      ...state,
      options: state.options.map((option) =>
        option.optionId === optionId
          ? { ...option, consequences: [...option.consequences, { id: consequenceId, ...prediction }] }
          : option,
      ),
    }),
  OptionRecommended: (recommendation, state) => outdated({ ...state, recommendation }),
  BriefingIssued: ({ number, digest, content, deciders }, state) => ({
    ...state,
    briefing: { number, digest, content, deciders, opened: [], acknowledged: [], fresh: true },
  }),
  BriefingOpened: ({ openedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, opened: [...briefing.opened, openedBy] } }),
  }),
  BriefingAcknowledged: ({ acknowledgedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, acknowledged: [...briefing.acknowledged, acknowledgedBy] } }),
  }),
  DecisionMade: ({ decisionId, digest, decidedBy }, state) => ({
    ...state,
    decision: { id: decisionId, digest, decidedBy, signedBy: [], superseded: false },
  }),
  DecisionSigned: ({ signedBy }, { decision, ...state }) => ({
    ...state,
    ...(decision && { decision: { ...decision, signedBy: [...decision.signedBy, signedBy] } }),
  }),
  DecisionSuperseded: (_, { decision, ...state }) => ({
    ...state,
    ...(decision && { decision: { ...decision, superseded: true } }),
  }),
  RequestDeclined: (_, state) => ({ ...state, declined: true }),
  ConsequenceObserved: ({ observationId }, state) => ({
    ...state,
    observations: [...state.observations, observationId],
  }),
});

export const evolve = (state: ChangeRequest, event: MessageOf<ChangeRequestEvents>): ChangeRequest =>
  stateAfter(event, state);

/** The disciplines that the standing formulation touches and nobody has assessed since. */
export const unassessedIn = ({ formulation, assessed }: ChangeRequest): readonly string[] =>
  (formulation?.disciplines ?? []).filter((discipline) => !assessed.includes(discipline));

export const statusOf = (state: ChangeRequest): Status =>
  statusFrom({
    questionsAsked: Object.keys(state.questions).length,
    formulated: state.formulation !== undefined,
    unassessed: unassessedIn(state).length,
    optionsOffered: state.options.length,
    freshBriefing: state.briefing?.fresh ?? false,
    decided: state.decision !== undefined,
    superseded: state.decision?.superseded ?? false,
    declined: state.declined,
  });
