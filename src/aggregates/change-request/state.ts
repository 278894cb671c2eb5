import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { BriefedAssessment, BriefedConsequence, BriefingContent } from './briefing-content.js';
import type { ChangeRequestEvents } from './events.js';
import { statusOf as statusFrom, type Status } from './status.js';
import type { Formulation } from './vocabulary.js';

type OptionOnOffer = ChangeRequestEvents['OptionOffered'] & {
  readonly consequences: readonly BriefedConsequence[];
};

/** When a fact happened; unknown where it is told without. */
type Instant = string | undefined;

/** Only what deciding needs. What a screen needs belongs in a projection. */
export interface ChangeRequest {
  /** Absent until the request is received. */
  readonly projectId?: string;
  readonly questions: Readonly<
    Record<string, { readonly owedBy: string; readonly askedAt: Instant; readonly answered: boolean }>
  >;
  readonly formulation?: { readonly version: number } & Formulation;
  /** Since the last formulation, the latest of each discipline. */
  readonly assessments: readonly BriefedAssessment[];
  readonly options: readonly OptionOnOffer[];
  readonly recommendation?: ChangeRequestEvents['OptionRecommended'];
  /** Ids of all briefings ever issued. */
  readonly briefings: readonly string[];
  readonly briefing?: {
    readonly number: number;
    readonly digest: string;
    readonly content: BriefingContent;
    readonly deciders: readonly string[];
    readonly issuedAt: Instant;
    readonly opened: readonly string[];
    readonly acknowledged: readonly { readonly by: string; readonly at: Instant }[];
    /** Nothing of what it shows has changed since it was issued. */
    readonly fresh: boolean;
  };
  readonly decision?: {
    readonly id: string;
    readonly digest: string;
    readonly decidedBy: readonly string[];
    readonly madeAt: Instant;
    readonly signedBy: readonly string[];
    readonly superseded: boolean;
  };
  readonly declined: boolean;
  readonly observations: readonly string[];
}

export const initialState: ChangeRequest = {
  questions: {},
  assessments: [],
  options: [],
  briefings: [],
  declined: false,
  observations: [],
};

/** Any change of what a briefing showed makes it stale: it never carries old consent to new content. */
const outdated = (state: ChangeRequest): ChangeRequest =>
  state.briefing ? { ...state, briefing: { ...state.briefing, fresh: false } } : state;

const stateAfter = handleBy<ChangeRequestEvents, [ChangeRequest, Instant], ChangeRequest>({
  RequestReceived: ({ projectId }, state) => ({ ...state, projectId }),
  ClarificationAsked: ({ questionId, owedBy }, state, askedAt) => ({
    ...state,
    questions: { ...state.questions, [questionId]: { owedBy, askedAt, answered: false } },
  }),
  ClarificationAnswered: ({ questionId, answeredBy }, state) => ({
    ...state,
    questions: {
      ...state.questions,
      [questionId]: { askedAt: undefined, owedBy: answeredBy, answered: true },
    },
  }),
  RequestFormulated: (formulation, state) => outdated({ ...state, formulation, assessments: [] }),
  FeasibilityAssessed: ({ discipline, verdict, explanation }, state) => {
    const others = state.assessments.filter((said) => said.discipline !== discipline);
    return outdated({ ...state, assessments: [...others, { discipline, verdict, explanation }] });
  },
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
  BriefingIssued: ({ briefingId, number, digest, content, deciders }, state, issuedAt) => ({
    ...state,
    briefings: [...state.briefings, briefingId],
    briefing: { number, digest, content, deciders, issuedAt, opened: [], acknowledged: [], fresh: true },
  }),
  BriefingOpened: ({ openedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, opened: [...briefing.opened, openedBy] } }),
  }),
  BriefingAcknowledged: ({ acknowledgedBy: by }, { briefing, ...state }, at) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, acknowledged: [...briefing.acknowledged, { by, at }] } }),
  }),
  DecisionMade: ({ decisionId, digest, decidedBy }, state, madeAt) => ({
    ...state,
    decision: { id: decisionId, digest, decidedBy, madeAt, signedBy: [], superseded: false },
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

/** A stored fact says when it happened, too. */
type Told = MessageOf<ChangeRequestEvents> & { readonly metadata?: { readonly occurredAt: string } };

export const evolve = (state: ChangeRequest, event: Told): ChangeRequest =>
  stateAfter(event, state, event.metadata?.occurredAt);

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
    optionsOffered: state.options.length,
    freshBriefing: state.briefing?.fresh ?? false,
    decided: state.decision !== undefined,
    superseded: state.decision?.superseded ?? false,
    declined: state.declined,
  });
