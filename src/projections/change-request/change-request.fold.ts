import { type ChangeRequestEvents, stanceOf } from '../../aggregates/change-request/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import { rowPerStream } from '../row-per-stream.js';
import type { Briefing, ChangeRequestRow, MadeDecision, Recorded } from './change-request.row.js';

const recorded = (fact: Fact): Recorded => ({ by: fact.metadata.actor.id, ...momentOf(fact) });

/** What was shown before isn't what is to be decided on any more. */
const outdated = (row: ChangeRequestRow, fact: Fact): ChangeRequestRow => ({
  ...row,
  briefings: row.briefings.map((briefing) =>
    briefing.stale ? briefing : { ...briefing, stale: true, staleSince: momentOf(fact) },
  ),
});

const inBriefing = (
  row: ChangeRequestRow,
  number: number,
  change: (briefing: Briefing) => Briefing,
): ChangeRequestRow => ({
  ...row,
  briefings: row.briefings.map((briefing) => (briefing.number === number ? change(briefing) : briefing)),
});

const inDecision = (
  { decision, ...row }: ChangeRequestRow,
  change: (decision: MadeDecision) => MadeDecision,
): ChangeRequestRow => ({ ...row, ...(decision && { decision: change(decision) }) });

const briefedFor = (row: ChangeRequestRow, { briefing: shown }: ChangeRequestEvents['DecisionMade']) =>
  row.briefings.find(({ number, digest }) => number === shown?.number && digest === shown.digest);

/** One handler per fact of a request's life. Status and the last change follow from the whole row; see the projection. */
export const requestFold = rowPerStream<ChangeRequestRow, ChangeRequestEvents, 'RequestReceived'>(
  {
    RequestReceived: (fact) => {
      const { projectId, clientId, number, title, wording, from, channel, source } = fact.data;
      const { by: receivedBy, ...moment } = recorded(fact);
      return {
        id: fact.stream.id,
        projectId,
        clientId,
        number,
        title,
        wish: { wording, ...(from !== undefined && { from }), channel, receivedBy, ...moment },
        ...(source && { source }),
        status: 'RECEIVED',
        questions: [],
        formulations: [],
        assessments: [],
        options: [],
        briefings: [],
        observations: [],
        receivedAt: moment.occurredAt,
        changedAt: moment.recordedAt,
        revision: fact.revision,
      };
    },
  },
  {
    ClarificationAsked: (row, fact) => {
      const { questionId: id, ...asked } = fact.data;
      const question = { id, ...asked, askedBy: fact.metadata.actor.id, asked: momentOf(fact) };
      return { ...row, questions: [...row.questions, question] };
    },

    ClarificationAnswered: (row, fact) => {
      const { questionId, answer: text, answeredBy } = fact.data;
      const answer = { text, answeredBy, recordedBy: fact.metadata.actor.id, ...momentOf(fact) };
      const questions = row.questions.map((asked) =>
        asked.id === questionId ? { ...asked, answer } : asked,
      );
      return { ...row, questions };
    },

    RequestFormulated: (row, fact) =>
      outdated(
        {
          ...row,
          formulations: [...row.formulations, { ...fact.data, ...recorded(fact) }],
          assessments: row.assessments.map((assessment) => ({ ...assessment, current: false })),
        },
        fact,
      ),

    FeasibilityAssessed: (row, fact) => {
      const { discipline, formulationVersion } = fact.data;
      const current = formulationVersion === row.formulations.at(-1)?.version;
      const before = row.assessments.map((assessment) =>
        current && assessment.discipline === discipline ? { ...assessment, current: false } : assessment,
      );
      const assessments = [...before, { ...fact.data, current, ...recorded(fact) }];
      return outdated({ ...row, assessments }, fact);
    },

    OptionOffered: (row, fact) => {
      const { optionId: id, leaveAsIs = false, ...terms } = fact.data;
      const { by: offeredBy, ...moment } = recorded(fact);
      const option = { id, leaveAsIs, ...terms, offeredBy, ...moment, consequences: [] };
      return outdated({ ...row, options: [...row.options, option] }, fact);
    },

    ConsequencePredicted: (row, fact) => {
      const { consequenceId: id, optionId, ...prediction } = fact.data;
      const { by: predictedBy, ...moment } = recorded(fact);
      const predicted = { id, ...prediction, predictedBy, ...moment };
      const options = row.options.map((option) =>
        option.id === optionId ? { ...option, consequences: [...option.consequences, predicted] } : option,
      );
      return outdated({ ...row, options }, fact);
    },

    OptionRecommended: (row, fact) =>
      outdated({ ...row, recommendation: { ...fact.data, ...recorded(fact) } }, fact),

    BriefingIssued: (row, fact) => {
      const { briefingId: id, ...issued } = fact.data;
      const { by: issuedBy, ...moment } = recorded(fact);
      const briefing = { id, ...issued, issuedBy, ...moment, stale: false, opened: [], acknowledged: [] };
      return { ...row, briefings: [...outdated(row, fact).briefings, briefing] };
    },

    BriefingOpened: (row, fact) =>
      inBriefing(row, fact.data.number, (briefing) => ({
        ...briefing,
        opened: [...briefing.opened, { ...recorded(fact), by: fact.data.openedBy }],
      })),

    BriefingAcknowledged: (row, fact) => {
      const { number, digest, acknowledgedBy: by } = fact.data;
      return inBriefing(row, number, (briefing) => ({
        ...briefing,
        acknowledged: [...briefing.acknowledged, { ...recorded(fact), by, digest }],
      }));
    },

    DecisionMade: (row, fact) => {
      const { decisionId: id, ...made } = fact.data;
      const { by: recordedBy, ...moment } = recorded(fact);
      const stance = stanceOf(briefedFor(row, fact.data)?.content, made.chosen);
      return { ...row, decision: { id, ...made, stance, recordedBy, ...moment, signatures: [] } };
    },

    DecisionSigned: (row, fact) => {
      const { signedBy: by, printedName, meaning, digest } = fact.data;
      const signature = { ...recorded(fact), by, printedName, meaning, digest };
      return inDecision(row, (decision) => ({
        ...decision,
        signatures: [...decision.signatures, signature],
      }));
    },

    DecisionSuperseded: (row, fact) => {
      const { why, byRequestId, byReference } = fact.data;
      const superseded = {
        why,
        ...(byRequestId !== undefined && { byRequestId }),
        ...(byReference !== undefined && { byReference }),
        ...momentOf(fact),
      };
      return inDecision(row, (decision) => ({ ...decision, superseded }));
    },

    RequestDeclined: (row, fact) => ({ ...row, declined: { ...fact.data, ...recorded(fact) } }),

    ConsequenceObserved: (row, fact) => {
      const { observationId: id, ...observed } = fact.data;
      const { by: observedBy, ...moment } = recorded(fact);
      return { ...row, observations: [...row.observations, { id, ...observed, observedBy, ...moment }] };
    },
  },
);
