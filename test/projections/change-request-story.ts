import type { BriefingContent, Formulation } from '../../src/aggregates/change-request/index.js';
import { log } from '../support/recorded-facts.js';

export const formulation: Formulation = {
  goal: { statement: 'More leads', measure: 'leads a month', target: '40' },
  stories: [{ role: 'visitor', want: 'to ask at once', benefit: 'I get an answer' }],
  scopeIn: ['form'],
  scopeOut: [],
  acceptanceCriteria: ['a lead arrives'],
  disciplines: ['DESIGN', 'WEB_DEVELOPMENT'],
};

const price = {
  from: { amount: '100.00', currency: 'EUR' },
  to: { amount: '150.50', currency: 'EUR' },
};

export const form = {
  title: 'A form',
  summary: 'A short form on each page',
  price,
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '12.5' }],
  leadTimeDays: 5,
  gives: ['TIME' as const],
  soundness: 'SOUND' as const,
  assumptions: ['texts are there'],
};

export const leads = { statement: 'More leads', valence: 'GOOD' as const };

export const contentOf = (number: number, recommended?: string): BriefingContent => ({
  schema: 1,
  requestId: 'req_1',
  number,
  formulation: { version: 1, ...formulation },
  assessments: [{ discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'Easy' }],
  options: [
    {
      id: 'opt_form',
      ...form,
      consequences: [{ id: 'csq_leads', ...leads }],
    },
    { id: 'opt_same', title: 'As it is', leaveAsIs: true, consequences: [] },
  ],
  ...(recommended !== undefined && {
    recommendation: { optionId: recommended, why: 'It serves the goal', others: [] },
  }),
});

/** Every kind of fact that a request's life can have, in a believable order. The comments number the positions. */
export function wholeLife() {
  const request = 'changeRequest/req_1';
  const inProject = { projectId: 'prj_1' };
  return log()
    .say(
      request, // 1
      {
        type: 'RequestReceived',
        data: {
          projectId: 'prj_1',
          clientId: 'cli_1',
          number: 12,
          title: 'Leads',
          wording: 'We want leads',
          from: 'con_eve',
          channel: 'PHONE',
        },
      },
      inProject,
    )
    .say(
      request, // 2
      {
        type: 'ClarificationAsked',
        data: { questionId: 'qst_1', question: 'How many?', owedBy: 'con_eve' },
      },
      inProject,
    )
    .say(
      request, // 3
      {
        type: 'ClarificationAnswered',
        data: { questionId: 'qst_1', answer: 'Forty', answeredBy: 'con_eve' },
      },
      { ...inProject, by: 'con_eve' },
    )
    .say(request, { type: 'RequestFormulated', data: { version: 1, ...formulation } }, inProject) // 4
    .say(
      request, // 5
      {
        type: 'FeasibilityAssessed',
        data: {
          formulationVersion: 1,
          discipline: 'DESIGN',
          verdict: 'FEASIBLE_IF',
          explanation: 'with a photo',
        },
      },
      { ...inProject, by: 'mem_dan' },
    )
    .say(
      request, // 6
      {
        type: 'FeasibilityAssessed',
        data: {
          formulationVersion: 1,
          discipline: 'WEB_DEVELOPMENT',
          verdict: 'FEASIBLE',
          explanation: 'easy',
        },
      },
      { ...inProject, by: 'mem_web' },
    )
    .say(
      request, // 7
      {
        type: 'OptionOffered',
        data: { optionId: 'opt_form', validUntil: '2026-02-01T00:00:00.000Z', ...form },
      },
      inProject,
    )
    .say(
      request, // 8
      { type: 'OptionOffered', data: { optionId: 'opt_same', leaveAsIs: true, title: 'As it is' } },
      inProject,
    )
    .say(
      request, // 9
      {
        type: 'ConsequencePredicted',
        data: { consequenceId: 'csq_leads', optionId: 'opt_form', ...leads },
      },
      { ...inProject, by: 'mem_web' },
    )
    .say(
      request, // 10
      {
        type: 'OptionRecommended',
        data: { optionId: 'opt_form', why: 'It serves the goal', others: [] },
      },
      inProject,
    )
    .say(
      request, // 11
      {
        type: 'BriefingIssued',
        data: {
          briefingId: 'brf_1',
          number: 1,
          digest: 'd1',
          content: contentOf(1, 'opt_form'),
          deciders: ['con_eve'],
        },
      },
      inProject,
    )
    .say(
      request, // 12
      { type: 'BriefingOpened', data: { number: 1, digest: 'd1', openedBy: 'con_eve' } },
      { ...inProject, by: 'con_eve' },
    )
    .say(
      request, // 13
      { type: 'BriefingAcknowledged', data: { number: 1, digest: 'd1', acknowledgedBy: 'con_eve' } },
      { ...inProject, by: 'con_eve' },
    )
    .say(
      request, // 14
      {
        type: 'DecisionMade',
        data: {
          decisionId: 'dec_1',
          chosen: ['opt_same'],
          decidedBy: ['con_eve'],
          mode: 'WRITTEN',
          authority: { level: 'CLIENT_DECIDES', basis: 'NO_AGREEMENT', clientRevision: 3 },
          briefing: { number: 1, digest: 'd1' },
          reason: { code: 'BUDGET', words: 'Not this year', salt: 'salt' },
          acceptedConsequences: [],
          reviewOn: '2026-06-01',
          digest: 'dd',
        },
      },
      { ...inProject, by: 'con_eve' },
    )
    .say(
      request, // 15
      {
        type: 'DecisionSigned',
        data: {
          decisionId: 'dec_1',
          digest: 'dd',
          signedBy: 'con_eve',
          printedName: 'Eve Adams',
          meaning: 'I decide so',
        },
      },
      { ...inProject, by: 'con_eve' },
    )
    .say(
      request, // 16
      {
        type: 'ConsequenceObserved',
        data: {
          observationId: 'obs_1',
          outcome: 'WORSE',
          consequenceId: 'csq_leads',
          statement: 'Fewer leads',
          money: { amount: '900.00', currency: 'EUR' },
          days: 3,
        },
      },
      inProject,
    )
    .say(
      request, // 17
      {
        type: 'DecisionSuperseded',
        data: { decisionId: 'dec_1', why: 'A year later', byRequestId: 'req_9' },
      },
      inProject,
    );
}
