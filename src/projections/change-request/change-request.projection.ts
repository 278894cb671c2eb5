import { type Status, statusOf } from '../../aggregates/change-request/index.js';
import type { Projection } from '../projection.js';
import { requestFold } from './change-request.fold.js';
import type { ChangeRequestRow } from './change-request.row.js';

const unassessed = ({ formulations, assessments }: ChangeRequestRow) =>
  (formulations.at(-1)?.disciplines ?? []).filter(
    (touched) => !assessments.some(({ current, discipline }) => current && discipline === touched),
  ).length;

const statusIn = (row: ChangeRequestRow): Status =>
  statusOf({
    questionsAsked: row.questions.length,
    formulated: row.formulations.length > 0,
    unassessed: unassessed(row),
    optionsOffered: row.options.length,
    freshBriefing: row.briefings.at(-1)?.stale === false,
    decided: row.decision !== undefined,
    superseded: row.decision?.superseded !== undefined,
    declined: row.declined !== undefined,
  });

export const changeRequestProjection: Projection<ChangeRequestRow> = {
  name: 'change-request',
  version: 1,
  columns: {
    project_id: { type: 'text', of: ({ projectId }) => projectId },
    client_id: { type: 'text', of: ({ clientId }) => clientId },
    number: { type: 'integer', of: ({ number }) => number },
    status: { type: 'text', of: ({ status }) => status },
    received_at: { type: 'timestamptz', of: ({ receivedAt }) => receivedAt },
    changed_at: { type: 'timestamptz', of: ({ changedAt }) => changedAt },
    decided_at: { type: 'timestamptz', of: ({ decision }) => decision?.occurredAt },
    stance: { type: 'text', of: ({ decision }) => decision?.stance },
    mode: { type: 'text', of: ({ decision }) => decision?.mode },
  },
  indexes: [
    ['project_id', 'number', 'key'],
    ['project_id', 'received_at', 'key'],
    ['client_id', 'received_at', 'key'],
    ['received_at', 'key'],
    ['changed_at', 'key'],
  ],
  keysOf: requestFold.keysOf,
  fold: (before, fact, key) => {
    const row = requestFold.fold(before, fact, key);
    // An event that isn't a request's leaves the very same row.
    if (row === undefined || row === before) return row;
    return { ...row, status: statusIn(row), changedAt: fact.recordedAt };
  },
};
