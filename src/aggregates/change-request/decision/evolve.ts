import type { Evolving } from '../evolving.js';
import type { ChangeRequest } from '../state.js';
import type { DecisionEvents } from './events.js';
import type { ChosenOption, StandingDecision } from './state.js';

type Made = Readonly<DecisionEvents['DecisionMade']>;

/** What the briefing that it was made on showed. */
const shownIn = ({ briefing }: ChangeRequest, made: Made) =>
  briefing && briefing.digest === made.briefing?.digest ? briefing.content.options : [];

/** As the briefing showed it, or as it is on offer where none did. */
const chosenIn = (state: ChangeRequest, made: Made): ChosenOption | undefined => {
  const [id, ...others] = made.chosen;
  const option =
    others.length > 0
      ? undefined
      : (shownIn(state, made).find((one) => one.id === id) ??
        state.options.find(({ optionId }) => optionId === id));
  return option && { price: option.price, leaveAsIs: option.leaveAsIs ?? false };
};

const hasAcknowledged = ({ briefing }: ChangeRequest, made: Made): boolean =>
  briefing !== undefined &&
  briefing.number === made.briefing?.number &&
  briefing.acknowledged.some(({ by }) => made.decidedBy.includes(by));

/** A decision makes the one before it an earlier one, and begins its own implementation. */
const replaced = ({ decision, earlierDecisions, progress }: ChangeRequest, byDecisionId: string) =>
  decision ? [...earlierDecisions, { ...decision, byDecisionId, progress }] : earlierDecisions;

/** What a disowned decision had replaced stands again, as far as it was carried out by then. */
const standingAgain = ({ earlierDecisions }: ChangeRequest, deniedId: string) => {
  const before = earlierDecisions.find(({ byDecisionId }) => byDecisionId === deniedId);
  if (!before) return {};
  const { byDecisionId, progress, ...decision } = before;
  return {
    decision: { ...decision, superseded: false },
    earlierDecisions: earlierDecisions.filter((one) => one !== before),
    ...(progress && { progress }),
  };
};

const inDecision = (
  { decision, ...state }: ChangeRequest,
  change: (decision: StandingDecision) => StandingDecision,
): ChangeRequest => ({ ...state, ...(decision && { decision: change(decision) }) });

export const evolveDecision: Evolving<DecisionEvents> = {
  DecisionMade: (made, before, when) => {
    const { progress, ...state } = before;
    return {
      ...state,
      earlierDecisions: replaced(before, made.decisionId),
      decision: {
        id: made.decisionId,
        digest: made.digest,
        mode: made.mode,
        decidedBy: made.decidedBy,
        madeAt: when.happened,
        answerableSince: when.here,
        chosen: made.chosen,
        option: chosenIn(state, made),
        madeOn: made.briefing?.number,
        latestBriefing: state.briefing?.number ?? 0,
        skipped: made.skipped ?? [],
        toConfirm: made.heardOver !== undefined,
        toSign: made.signatureAbove !== undefined,
        signatureAbove: made.signatureAbove,
        raises: made.budgetIncrease?.amount.amount,
        objectionUntil: made.objectionUntil,
        briefed: false,
        acknowledged: hasAcknowledged(state, made),
        confirmed: false,
        signedBy: [],
        silentOn: [],
        superseded: false,
      },
    };
  },

  DecisionConfirmed: (_, state) => inDecision(state, (decision) => ({ ...decision, confirmed: true })),

  DecisionDenied: ({ decisionId: id, digest, deniedBy }, before) => {
    const { decision, progress, ...state } = before;
    return {
      ...state,
      deniedDecisions: [...state.deniedDecisions, { id, digest, deniedBy }],
      ...standingAgain(before, id),
    };
  },

  DecisionSigned: ({ signedBy }, state) =>
    inDecision(state, (decision) => ({ ...decision, signedBy: [...decision.signedBy, signedBy] })),

  DecisionSilenceRecorded: ({ owed }, state) =>
    inDecision(state, (decision) => ({ ...decision, silentOn: [...decision.silentOn, owed] })),

  DecisionSuperseded: ({ byRequestId }, state) =>
    inDecision(state, (decision) => ({ ...decision, superseded: true, byRequestId })),
};
