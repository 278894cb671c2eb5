import { type Status, statusOf } from '../../aggregates/change-request/index.js';
import type { Projection } from '../projection.js';
import { searchText } from '../search-text.js';
import { requestFold } from './change-request.fold.js';
import type { ChangeRequestRow } from './change-request.row.js';
import { wordsOf } from './change-request.search.js';

const unassessed = ({ formulations, assessments }: ChangeRequestRow) =>
  (formulations.at(-1)?.disciplines ?? []).filter(
    (touched) => !assessments.some(({ current, discipline }) => current && discipline === touched),
  ).length;

const statusIn = (row: ChangeRequestRow): Status =>
  statusOf({
    questionsAsked: row.questions.length,
    formulated: row.formulations.length > 0,
    unassessed: unassessed(row),
    optionsOffered: row.options.filter(({ withdrawn }) => !withdrawn).length,
    freshBriefing: row.briefings.at(-1)?.stale === false,
    decided: row.decision !== undefined,
    superseded: row.decision?.superseded !== undefined,
    declined: row.declined !== undefined,
  });

/** Who has a fresh briefing before them and owes a decision on it. */
const awaitedDeciders = ({ status, briefings }: ChangeRequestRow) =>
  status === 'BRIEFED' ? (briefings.at(-1)?.deciders ?? []) : [];

const chosenSoundness = ({ decision, options }: ChangeRequestRow) => [
  ...new Set(
    options.flatMap(({ id, soundness }) => (decision?.chosen.includes(id) && soundness ? [soundness] : [])),
  ),
];

export const changeRequestProjection: Projection<ChangeRequestRow> = {
  name: 'change-request',
  version: 2,
  columns: {
    project_id: { type: 'text', of: ({ projectId }) => projectId },
    client_id: { type: 'text', of: ({ clientId }) => clientId },
    number: { type: 'integer', of: ({ number }) => number },
    status: { type: 'text', of: ({ status }) => status },
    received_at: { type: 'timestamptz', of: ({ receivedAt }) => receivedAt },
    changed_at: { type: 'timestamptz', of: ({ changedAt }) => changedAt },
    decided_at: { type: 'timestamptz', of: ({ decision }) => decision?.occurredAt },
    status_since: { type: 'timestamptz', of: ({ statusSince }) => statusSince },
    decided_by: { type: 'text[]', of: ({ decision }) => decision?.decidedBy ?? [] },
    chosen_soundness: { type: 'text[]', of: chosenSoundness },
    disciplines: { type: 'text[]', of: ({ formulations }) => formulations.at(-1)?.disciplines ?? [] },
    awaited: { type: 'text[]', of: awaitedDeciders },
    search_text: { type: 'text', of: (row) => searchText(wordsOf(row)) },
    stance: { type: 'text', of: ({ decision }) => decision?.stance },
    mode: { type: 'text', of: ({ decision }) => decision?.mode },
  },
  indexes: [
    ['project_id', 'number', 'key'],
    ['project_id', 'received_at', 'key'],
    ['client_id', 'received_at', 'key'],
    ['received_at', 'key'],
    ['changed_at', 'key'],
    ['decided_at', 'key'],
    [{ descending: 'decided_at' }, { descending: 'key' }],
    ['status', 'status_since', 'key'],
    ['status_since', 'key'],
  ],
  listIndexes: ['disciplines', 'decided_by', 'awaited'],
  searched: 'search_text',
  keysOf: requestFold.keysOf,
  fold: (before, fact, key) => {
    const row = requestFold.fold(before, fact, key);
    // An event that isn't a request's leaves the very same row.
    if (row === undefined || row === before) return row;
    const status = statusIn(row);
    const statusSince = status === before?.status ? before.statusSince : fact.metadata.occurredAt;
    return { ...row, status, statusSince, changedAt: fact.recordedAt };
  },
};
