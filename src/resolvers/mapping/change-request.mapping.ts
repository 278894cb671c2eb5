import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { ChangeRequest } from '../../schema/change-request.types.js';
import type { Formulation, Question, Wish } from '../../schema/wish.types.js';
import { closing, delivery, dispute, implementation, observation, payments } from './aftermath.mapping.js';
import { briefing, decision, decisions, decline } from './decision.mapping.js';
import { assessment } from './assessment.mapping.js';
import { importSource } from './import-source.mapping.js';
import { objection, unknown } from './objection.mapping.js';
import { option, recommendation } from './option.mapping.js';
import { besides } from './resting.mapping.js';
import { person, recorded } from './recorded.mapping.js';

const wish = ({ wish: row }: ChangeRequestRow): Wish => ({
  wording: row.wording,
  from: row.from === undefined ? undefined : person(row.from),
  channel: row.channel,
  ...recorded(row.receivedBy, row),
});

const question = (row: ChangeRequestRow['questions'][number]): Question => ({
  id: row.id,
  question: row.question,
  owedBy: person(row.owedBy),
  answer: row.answer && {
    text: row.answer.text,
    answeredBy: person(row.answer.answeredBy),
    ...recorded(row.answer.recordedBy, row.answer),
  },
  ...recorded(row.askedBy, row.asked),
});

const formulation = (row: ChangeRequestRow['formulations'][number]): Formulation => ({
  version: row.version,
  goal: row.goal,
  whyNoGoal: row.whyNoGoal,
  stories: [...row.stories],
  scopeIn: [...row.scopeIn],
  scopeOut: [...row.scopeOut],
  elements: [...(row.elements ?? [])],
  acceptanceCriteria: [...row.acceptanceCriteria],
  disciplines: [...row.disciplines],
  ...recorded(row.by, row),
});

const template = ({ disciplines, elementKinds, ...row }: NonNullable<ChangeRequestRow['template']>) => ({
  ...row,
  disciplines: [...disciplines],
  elementKinds: [...elementKinds],
});

/** A read model's row in the API's own shape. */
export const changeRequest = (row: ChangeRequestRow): ChangeRequest => {
  const formulations = row.formulations.map(formulation);
  const briefings = row.briefings.map(briefing);
  const options = row.options.map(option);
  const made = decisions(row);
  return {
    id: row.id,
    projectId: row.projectId,
    clientId: row.clientId,
    number: row.number,
    title: row.title,
    kind: row.kind,
    status: row.status,
    statusSince: row.statusSince,
    wish: wish(row),
    ...besides(row),
    source: row.source && importSource(row.source),
    template: row.template && template(row.template),
    questions: row.questions.map(question),
    formulation: formulations.at(-1),
    formulations,
    assessments: row.assessments.map(({ formulationVersion, current, ...one }) => ({
      ...assessment(one),
      ...{ formulationVersion, current },
      ...recorded(one.by, one),
    })),
    options,
    recommendation: row.recommendation && recommendation(row.recommendation, options),
    unknowns: row.unknowns.map(unknown),
    briefing: briefings.at(-1),
    briefings,
    objections: row.objections.map((one) => objection(one, made)),
    decision: decision(row),
    decisions: made,
    implementation: row.implementation && implementation(row.implementation),
    deliveries: row.deliveries.map(delivery),
    payments: payments(row.payments),
    declined: row.declined && decline(row.declined),
    observations: row.observations.map((one) => observation(one, options)),
    disputes: row.disputes.map(dispute),
    closing: row.closing && closing(row.closing),
    receivedAt: row.receivedAt,
    changedAt: row.changedAt,
    revision: row.revision,
  };
};
