import type { Projection } from '../projection.js';
import { searchText } from '../search-text.js';
import { silentSince, wakesAt } from './awaited.js';
import { requestFold } from './change-request.fold.js';
import type { ChangeRequestRow } from './change-request.row.js';
import { wordsOf } from './change-request.search.js';
import { balanced } from './payment.fold.js';
import { owedIn, statusIn } from './standing.js';
import { disciplinesIn } from './touched.js';

/** What follows from the whole row. */
const derived = (row: ChangeRequestRow): ChangeRequestRow => {
  const { decision } = row;
  return {
    ...row,
    status: statusIn(row),
    ...(decision && { decision: { ...decision, owed: owedIn(row, decision) } }),
    payments: balanced(row.payments, decision?.id),
  };
};

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
  version: 7,
  facts: { stream: 'changeRequest' },
  columns: {
    project_id: { type: 'text', of: ({ projectId }) => projectId },
    client_id: { type: 'text', of: ({ clientId }) => clientId },
    number: { type: 'integer', of: ({ number }) => number },
    kind: { type: 'text', of: ({ kind }) => kind },
    status: { type: 'text', of: ({ status }) => status },
    received_at: { type: 'timestamptz', of: ({ receivedAt }) => receivedAt },
    changed_at: { type: 'timestamptz', of: ({ changedAt }) => changedAt },
    decided_at: { type: 'timestamptz', of: ({ decision }) => decision?.occurredAt },
    status_since: { type: 'timestamptz', of: ({ statusSince }) => statusSince },
    decided_by: { type: 'text[]', of: ({ decision }) => decision?.decidedBy ?? [] },
    chosen_soundness: { type: 'text[]', of: chosenSoundness },
    disciplines: { type: 'text[]', of: disciplinesIn },
    awaited: { type: 'text[]', of: awaitedDeciders },
    search_text: { type: 'text', of: (row) => searchText(wordsOf(row)) },
    wakes_at: { type: 'timestamptz', of: wakesAt },
    silent_since: { type: 'timestamptz', of: silentSince },
    stance: { type: 'text', of: ({ decision }) => decision?.stance },
    mode: { type: 'text', of: ({ decision }) => decision?.mode },
    owed: { type: 'text[]', of: ({ decision }) => decision?.owed ?? [] },
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
    ['kind', 'received_at', 'key'],
    ['status_since', 'key'],
    ['wakes_at', 'key'],
    ['silent_since', 'key'],
  ],
  listIndexes: ['disciplines', 'decided_by', 'awaited'],
  searched: 'search_text',
  keysOf: requestFold.keysOf,
  fold: (before, fact, key) => {
    const row = requestFold.fold(before, fact, key);
    // An event that isn't a request's leaves the very same row.
    if (row === undefined || row === before) return row;
    const shown = derived(row);
    const { status } = shown;
    const statusSince = status === before?.status ? before.statusSince : fact.metadata.occurredAt;
    return { ...shown, statusSince, changedAt: fact.recordedAt };
  },
};
