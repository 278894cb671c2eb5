import { speaker } from '../../../kernel/actor.js';
import { isRefusal, refuse } from '../../../kernel/decider.js';
import { unknownDisciplines } from '../../../kernel/disciplines.js';
import { copyOf, offerOf, templateNamed } from './by-template.js';
import type { WishCommands } from './commands.js';
import { openQuestions } from './open-questions.js';
import { type ChangeRequestContext, type CommandHandlers, knownDisciplines } from '../context.js';
import { leaveAsIsUnlessOffered } from '../options/leave-as-is.js';
import { isContact, isOfClient } from '../people.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { whyNotContactsWord } from '../whose-word.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { Assessment, Formulation } from '../vocabulary.js';

/** "Do it somehow and we'll make money" can't pass: a measurable goal and a story, or a reason why none applies. */
const whatGoalLacks = ({ goal, stories, whyNoGoal }: Formulation): ('goal' | 'stories')[] =>
  whyNoGoal !== undefined
    ? []
    : [...(goal ? [] : ['goal' as const]), ...(stories.length > 0 ? [] : ['stories' as const])];

const whyNotAssessable = (disciplines: readonly string[], known: readonly string[]) => {
  if (disciplines.length === 0) return refuse('DISCIPLINE_MISSING', {});
  const unknown = unknownDisciplines(disciplines, known);
  return unknown.length > 0 ? refuse('UNKNOWN_DISCIPLINE', { unknown }) : whyNamedTwice(disciplines);
};

const isKnown = (id: string, context: ChangeRequestContext) =>
  isContact(id, context) || context.project?.memberIds.includes(id) === true;

/**
 * The answer comes from the side that owes it. Everybody answers as themselves; only a contact's word, given elsewhere,
 * is recorded by somebody of the studio.
 */
const whyNotTheirsToAnswer = (owedBy: string, answeredBy: string, context: ChangeRequestContext) => {
  const { id, role } = context.actor;
  const byContact = isContact(answeredBy, context);
  const actsForClient = role === 'DECIDER' || role === 'CONTRIBUTOR';
  const speaksFor = answeredBy === id || (byContact && !actsForClient);
  return speaksFor && byContact === isOfClient(owedBy, context)
    ? undefined
    : refuse('NOT_YOURS_TO_ANSWER', { owedBy });
};

/** What each verdict has to say beside itself, so that somebody can go on from it. */
const asked = {
  FEASIBLE: undefined,
  FEASIBLE_IF: 'conditions',
  NOT_FEASIBLE: 'instead',
  UNKNOWN_YET: 'wouldTell',
} as const;

const whyIncomplete = (assessment: Assessment) => {
  const { verdict } = assessment;
  const missing = asked[verdict];
  return missing !== undefined && (assessment[missing]?.length ?? 0) === 0
    ? refuse('ASSESSMENT_INCOMPLETE', { verdict, missing })
    : undefined;
};

/** A contact wishes in their own name; the studio may write down what another one said. */
const whyNotTheirWish = (from: string, context: ChangeRequestContext) => {
  const { id } = context.actor;
  if (!isContact(from, context)) return refuse('NOT_A_CONTACT', { personId: from });
  return isContact(id, context) && from !== id
    ? refuse('ON_BEHALF_NOT_PERMITTED', { roles: ['ACCOUNT_MANAGER', 'DIRECTOR'] })
    : undefined;
};

/** The project that a wish is received for, where it can be. */
const projectFor = (
  { from, attachments = [] }: WishCommands['ReceiveRequest'],
  { projectId }: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const { project } = context;
  if (projectId !== undefined) return refuse('ALREADY_EXISTS', { what: 'request' });
  if (!project) return refuse('NOT_FOUND', { what: 'project' });
  if (project.closedSince !== undefined) return refuse('PROJECT_CLOSED', {});
  return whyNotTheirWish(from, context) ?? whyNamedTwice(attachments.map(({ sha256 }) => sha256)) ?? project;
};

/** From the wish to what is to be done, and whether it can be. */
export const decideWish: CommandHandlers<WishCommands> = {
  ReceiveRequest: (wish, state, context) => {
    const { number, actor } = context;
    const { title, wording, from, channel, kind, attachments = [] } = wish;
    const project = projectFor(wish, state, context);
    if (isRefusal(project)) return project;
    const named = templateNamed(wish, context);
    if (named && isRefusal(named)) return named;
    const { id: projectId, clientId } = project;
    const received = { projectId, clientId, number, title, wording, from, channel };
    return [
      {
        type: 'RequestReceived',
        data: { ...received, ...(kind && { kind }), ...(named && { template: copyOf(named, context) }) },
      },
      ...attachments.map((attachment) => ({
        type: 'AttachmentAdded' as const,
        data: { ...attachment, addedBy: speaker(actor) },
      })),
      ...(named ? offerOf(named, state, context) : []),
    ];
  },

  AddAttachment: (attachment, state, { actor }) => {
    const early = unlessStanding(state, 'AddAttachment');
    if (early) return early;
    return state.attachments.includes(attachment.sha256)
      ? []
      : [{ type: 'AttachmentAdded', data: { ...attachment, addedBy: speaker(actor) } }];
  },

  CorrectWish: ({ correction }, state, context) => {
    const refusal = unlessStanding(state, 'CorrectWish') ?? whyNotContactsWord(context);
    if (refusal) return refusal;
    const correctedBy = speaker(context.actor);
    return correction === state.correction
      ? []
      : [{ type: 'WishCorrected', data: { correction, correctedBy } }];
  },

  MarkUrgent: ({ why }, state, { actor }) => {
    const early = unlessStanding(state, 'MarkUrgent');
    if (early) return early;
    return state.kind === 'URGENT'
      ? []
      : [{ type: 'RequestMarkedUrgent', data: { why, markedBy: speaker(actor) } }];
  },

  AskClarification: ({ questionId, question, owedBy }, state, context) => {
    const early = unlessStanding(state, 'AskClarification');
    if (early) return early;
    if (Object.hasOwn(state.questions, questionId)) return refuse('ALREADY_EXISTS', { what: 'question' });
    if (!isKnown(owedBy, context)) return refuse('UNKNOWN_PERSON', { personId: owedBy });
    return [{ type: 'ClarificationAsked', data: { questionId, question, owedBy } }];
  },

  AnswerClarification: ({ questionId, answer, answeredBy }, state, context) => {
    const early = unlessStanding(state, 'AnswerClarification');
    if (early) return early;
    const question = Object.hasOwn(state.questions, questionId) ? state.questions[questionId] : undefined;
    if (!question) return refuse('NOT_FOUND', { what: 'question' });
    if (question.answered) return refuse('QUESTION_ANSWERED', { questionId });
    if (!isKnown(answeredBy, context)) return refuse('UNKNOWN_PERSON', { personId: answeredBy });
    const refusal = whyNotTheirsToAnswer(question.owedBy, answeredBy, context);
    return refusal ?? [{ type: 'ClarificationAnswered', data: { questionId, answer, answeredBy } }];
  },

  FormulateRequest: (formulation, state, context) => {
    const early = unlessStanding(state, 'FormulateRequest');
    if (early) return early;
    const questions = openQuestions(state);
    if (questions.length > 0) return refuse('QUESTIONS_OPEN', { questions });
    const missing = whatGoalLacks(formulation);
    if (missing.length > 0) return refuse('GOAL_MISSING', { missing });
    const unassessable = whyNotAssessable(formulation.disciplines, knownDisciplines(state, context));
    if (unassessable) return unassessable;
    const version = (state.formulation?.version ?? 0) + 1;
    return [
      { type: 'RequestFormulated', data: { version, ...formulation } },
      // Imported options come without it; where nothing is offered yet, the first offer brings it.
      ...(state.options.length > 0 ? leaveAsIsUnlessOffered(state, context) : []),
    ];
  },

  AssessFeasibility: (assessment, state, { actorDisciplines }) => {
    const early = unlessStanding(state, 'AssessFeasibility');
    if (early) return early;
    const { discipline } = assessment;
    if (!state.formulation) return refuse('NOT_FORMULATED', {});
    const { version, disciplines: touched } = state.formulation;
    if (!touched.includes(discipline)) return refuse('DISCIPLINE_NOT_TOUCHED', { discipline, touched });
    if (!actorDisciplines.includes(discipline)) return refuse('NOT_YOUR_DISCIPLINE', { discipline });
    return (
      whyIncomplete(assessment) ?? [
        { type: 'FeasibilityAssessed', data: { formulationVersion: version, ...assessment } },
      ]
    );
  },
};
