import { newUuid } from '../../src/platform/ids.js';
import { swapAPicture } from './agreeing.js';
import { delivery, leadTo, offer } from './request-life.js';
import type { Studio } from './studio.js';

type Part = (studio: Studio) => Promise<unknown>;

const catalogue: Part = async ({ by }) => {
  const code = 'LETTERPRESS';
  await by('dora').done('disciplineAdd', { code, name: 'Letterpress', main: false });
  await by('dora').done('disciplineRename', { code, name: 'Fine letterpress' });
  await by('dora').done('disciplineRetire', { code });
  await by('dora').done('disciplineRevive', { code });
};

const member: Part = async ({ by }) => {
  const dora = by('dora');
  const added = await dora.done('memberAdd', {
    ...{ name: 'Nils Member', subject: 'nils', role: 'ACCOUNT_MANAGER', disciplines: ['DESIGN'] },
  });
  const memberId = added.text('member.id');
  const [examId, absenceId] = [`exm_${newUuid()}`, `abs_${newUuid()}`];
  const exam = { memberId, discipline: 'DESIGN' };
  await dora.done('memberAssignDisciplines', { memberId, disciplines: ['DESIGN', 'COPYWRITING'] });
  await dora.done('memberAgreeCapacity', { memberId, hoursPerWeek: '32' });
  await dora.done('memberAgreeCost', { memberId, cost: { amount: '40', currency: 'EUR' } });
  await dora.done('memberPlanAbsence', {
    ...{ memberId, absenceId, from: '2030-07-01', to: '2030-07-14', kind: 'VACATION' },
  });
  await dora.done('memberCancelAbsence', { memberId, absenceId });
  await dora.done('memberPassExam', { ...exam, examId, passedOn: '2020-01-15' });
  await dora.done('memberFailExam', { ...exam, takenOn: '2021-01-15' });
  await dora.done('memberWithdrawExam', { memberId, examId, why: 'The wrong paper.' });
  await dora.done('memberAssignRole', { memberId, role: 'SPECIALIST' });
  await dora.done('memberLeave', { memberId, why: 'Moved away.' });
};

const contact: Part = async ({ by, acme: { clientId } }) => {
  const added = await by('max').done('contactAdd', { clientId, kind: 'CONTRIBUTOR', name: 'Nora Contact' });
  const on = { clientId, contactId: added.text('contact.id') };
  await by('klara').done('contactChangeKind', { ...on, kind: 'DECIDER', why: 'Promoted.' });
  await by('max').done('contactLeave', { ...on, why: 'Retired.' });
};

const project: Part = async ({ by, acme: { projectId }, people }) => {
  const max = by('max');
  const [why, goalId] = ['It is better so.', `gol_${newUuid()}`];
  const goal = { projectId, goalId, statement: 'More sales.', measure: 'orders a day', target: '20' };
  await max.done('projectSetGoal', goal);
  await max.done('projectSetGoal', { ...goal, target: '30', why });
  await max.done('projectDropGoal', { projectId, goalId, why });
  await max.done('projectEnterPhase', { projectId, phase: 'DISCOVERY' });
  await max.done('projectEnterPhase', { projectId, phase: 'IDEA', why });
  await max.done('projectPause', { projectId, why });
  await max.done('projectResume', { projectId, why });
  const budget = { amount: '20000', currency: 'EUR' };
  await by('dora').done('projectSetBudget', { projectId, budget, why });
  await by('dora').done('projectSetDeadline', { projectId, deadline: '2031-12-31', why });
  const dana = { projectId, memberId: people.dana };
  await max.done('projectAssignMember', { ...dana, duty: 'SPECIALIST' });
  await max.done('projectUnassignMember', { ...dana, why });
};

const agreement: Part = async ({ by, acme: { projectId } }) => {
  const why = 'Not so.';
  const propose = async () => {
    const told = await by('max').done(
      'delegationAgreementPropose',
      { projectId, templates: [swapAPicture], validFrom: '2026-01-01T00:00:00.000Z' },
      'delegationAgreement { proposed { version digest } }',
    );
    return {
      projectId,
      version: told.at('delegationAgreement.proposed.version'),
      digest: told.text('delegationAgreement.proposed.digest'),
    };
  };
  const withoutDigest = ({ digest, ...on }: Awaited<ReturnType<typeof propose>>) => ({ ...on, why });
  await by('klara').done('delegationAgreementRefuse', withoutDigest(await propose()));
  await by('max').done('delegationAgreementWithdraw', withoutDigest(await propose()));
  await by('klara').done('delegationAgreementAccept', await propose());
  await by('carl').done('changeRequestReceive', {
    ...{ projectId, title: 'A photo', wording: 'This one.', channel: 'CHAT' },
    ...{ kind: 'STANDARD', templateId: 'swap-a-picture' },
  });
  await by('klara').done('delegationAgreementEnd', { projectId, why });
};

const wished: Part = async (studio) => {
  const { by, people } = studio;
  const { id: requestId } = await leadTo('RECEIVED', studio);
  const [questionId, unknownId] = [`qst_${newUuid()}`, `unk_${newUuid()}`];
  await by('carl').done('attachmentAdd', {
    requestId,
    attachment: { name: 'cards.pdf', sha256: 'a'.repeat(64), bytes: 1_024, mediaType: 'application/pdf' },
  });
  await by('carl').done('changeRequestCorrect', { requestId, correction: 'Debit cards, too.' });
  await by('klara').done('changeRequestMarkUrgent', { requestId, why: 'The fair is tomorrow.' });
  await by('max').done('clarificationAsk', {
    ...{ requestId, questionId, question: 'Which cards?', owedBy: people.carl },
  });
  await by('carl').done('clarificationAnswer', { requestId, questionId, answer: 'All.' });
  await by('max').done('noteAdd', { requestId, text: 'He means it.', visibility: 'INTERNAL' });
  await by('walter').done('unknownDeclare', {
    requestId,
    unknownId,
    statement: 'The fee.',
    why: 'No offer yet.',
  });
  await by('walter').done('unknownResolve', { requestId, unknownId, finding: 'One per cent.' });
  await by('max').done('changeRequestDecline', { requestId, why: 'Not our trade.' });
};

const offered: Part = async (studio) => {
  const { by } = studio;
  const { id: requestId, sound, workaround } = await leadTo('PREDICTED', studio);
  const objectionId = `obj_${newUuid()}`;
  await by('max').done('optionRevise', { ...offer(requestId, 'Built better'), optionId: sound });
  await by('max').done('optionWithdraw', { requestId, optionId: workaround, why: 'It breaks.' });
  await by('klara').done('objectionRaise', {
    requestId,
    objectionId,
    kind: 'BUDGET',
    statement: 'Too dear.',
  });
  await by('max').done('objectionAnswer', { requestId, objectionId, answer: 'It lasts.' });
  const until = '2099-01-01T00:00:00.000Z';
  await by('klara').done('changeRequestDefer', { requestId, until, why: 'After the fair.' });
  await by('klara').done('changeRequestWake', { requestId, why: 'The fair is off.' });
  await by('carl').done('changeRequestWithdraw', { requestId, why: 'Not needed.' });
};

const decidedByPhone: Part = async (studio) => {
  const { by, people } = studio;
  const replaced = await leadTo('DECIDED', studio);
  const { id: requestId, sound: optionId } = await leadTo('BRIEFED', studio);
  await by('klara').done('acknowledgementRefuse', { requestId, number: 1, reason: 'I have not read it.' });
  const quote = async () => {
    const told = await by('max').done(
      'decisionMake',
      { requestId, optionId, mode: 'VERBAL', channel: 'PHONE', onBehalfOf: people.klara },
      'changeRequest { decision { id digest } }',
    );
    return told.text('changeRequest.decision.digest');
  };
  await by('klara').done('decisionDeny', { requestId, digest: await quote(), why: 'Not so.' });
  await by('klara').done('decisionConfirm', { requestId, digest: await quote() });
  await by('max').done('decisionSupersede', {
    ...{
      requestId: replaced.id,
      decisionId: replaced.decisionId,
      byRequestId: requestId,
      why: 'Both in one.',
    },
  });
};

const carriedOut: Part = async (studio) => {
  const { by } = studio;
  const { id: requestId, deliveryId } = await leadTo('DELIVERED', studio);
  await by('klara').done('deliveryReject', { requestId, deliveryId, missing: 'Debit cards.' });
  const again = await by('walter').done(
    'implementationDeliver',
    delivery(requestId),
    'changeRequest { deliveries { id } }',
  );
  await by('klara').done('deliveryAccept', {
    requestId,
    deliveryId: again.text('changeRequest.deliveries.1.id'),
  });
  const amount = { amount: '1000', currency: 'EUR' };
  await by('max').done('paymentAgree', { requestId, amount });
  const paymentId = `pay_${newUuid()}`;
  await by('max').done('paymentRecord', { requestId, paymentId, amount, paidOn: '2026-01-31' });
  await by('max').done('paymentCorrect', {
    ...{ requestId, paymentId, amount: { amount: '100', currency: 'EUR' }, why: 'One nought too many.' },
  });
  const [observationId, disputeId] = [`obs_${newUuid()}`, `dsp_${newUuid()}`];
  const seen = { requestId, observationId, outcome: 'UNFORESEEN' };
  await by('carl').done('consequenceObserve', { ...seen, statement: 'Faster.' });
  await by('carl').done('observationCorrect', { ...seen, statement: 'Slower.', why: 'I misread it.' });
  await by('walter').done('attributionDispute', {
    requestId,
    observationId,
    disputeId,
    grounds: 'Their line.',
  });
  await by('dora').done('disputeResolve', { requestId, disputeId, ruling: 'It was their line.' });
  await by('max').done('changeRequestClose', {
    ...{ requestId, outcome: 'PARTLY', measured: '15 orders a day', words: 'Half way.' },
  });
};

/** The alarm clock records silence, too; one whose clock has not come so far leaves it to be said. */
const silent = async (studio: Studio, later: Studio['by']): Promise<unknown> => {
  const { id: requestId } = await leadTo('BRIEFED', studio);
  return later('max').done('silenceRecord', { requestId, number: 1 });
};

/** Sends every command that the API has, each where it belongs; `later` speaks to a program on which days have passed. */
export async function sendEveryCommand(studio: Studio, later: Studio['by']): Promise<void> {
  const parts = [catalogue, member, contact, project, agreement, wished, offered, decidedByPhone, carriedOut];
  for (const part of parts) await part(studio);
  await silent(studio, later);
}
