import type { Statement } from '../../../platform/postgres/sql.js';
import type {
  AppendRequest,
  Appended,
  AppendResult,
  RecordedEvent,
  StreamId,
  Stretch,
} from '../../event-store.js';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const appendText = `
  SELECT request, outcome, stream_category, stream_id, revision, position, fingerprint,
    ${instant('recorded_at')} AS recorded_at
  FROM event_store.append(
    $1::text[], $2::text[], $3::integer[], $4::uuid[], $5::text[],
    $6::integer[], $7::uuid[], $8::text[], $9::integer[], $10::json[], $11::json[])
  ORDER BY request`;

/** A whole batch as one statement: an array per column of the requests, then of the events. */
export function appendStatement(requests: readonly AppendRequest[]): Statement {
  const events = requests.flatMap(({ events }, index) =>
    events.map((event) => ({ ...event, request: index + 1 })),
  );
  return {
    name: 'event_store_append',
    text: appendText,
    values: [
      requests.map(({ stream }) => stream.category),
      requests.map(({ stream }) => stream.id),
      requests.map(({ expectedRevision }) => (expectedRevision === 'any' ? null : expectedRevision)),
      requests.map(({ commandId }) => commandId),
      requests.map(({ fingerprint }) => fingerprint),
      events.map(({ request }) => request),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ schemaVersion }) => schemaVersion),
      events.map(({ data }) => data),
      events.map(({ metadata }) => metadata),
    ],
  };
}

interface StoredRow {
  readonly stream_category: string;
  readonly stream_id: string;
  readonly revision: number;
  readonly position: string;
  readonly recorded_at: string;
}

export interface AppendRow extends StoredRow {
  readonly outcome: AppendResult['outcome'];
  readonly fingerprint: string;
}

const appendedFrom = (row: StoredRow): Appended => ({
  stream: { category: row.stream_category, id: row.stream_id },
  revision: row.revision,
  position: BigInt(row.position),
  recordedAt: row.recorded_at,
});

export function resultFrom(row: AppendRow): AppendResult {
  switch (row.outcome) {
    case 'ok':
      return { outcome: 'ok', ...appendedFrom(row) };
    case 'conflict':
      return { outcome: 'conflict', actualRevision: row.revision };
    case 'duplicate':
      return { outcome: 'duplicate', fingerprint: row.fingerprint, ...appendedFrom(row) };
  }
}

const eventColumns = `
  position, stream_category, stream_id, revision, event_id, type, schema_version,
  data::text AS data, metadata::text AS metadata, ${instant('recorded_at')} AS recorded_at`;

const streamText = `
  SELECT ${eventColumns} FROM event_store.events
  WHERE stream_category = $1 AND stream_id = $2 AND revision >= $3
  ORDER BY revision LIMIT $4`;

/** Each stretch is a read of its own within the statement, as short as it is asked for. */
const stretchesText = `
  SELECT asked.nth::integer AS nth, found.*
  FROM unnest($1::text[], $2::text[], $3::integer[], $4::integer[]) WITH ORDINALITY
    AS asked(category, id, first, most, nth)
  CROSS JOIN LATERAL (
    SELECT ${eventColumns} FROM event_store.events
    WHERE stream_category = asked.category AND stream_id = asked.id AND revision >= asked.first
    ORDER BY revision LIMIT asked.most
  ) found
  ORDER BY asked.nth, found.revision`;

const logText = `SELECT ${eventColumns} FROM event_store.events WHERE position > $1 ORDER BY position LIMIT $2`;

const projectText = `
  SELECT ${eventColumns} FROM event_store.events
  WHERE event_store.project_of(metadata) = $1 AND position > $2
  ORDER BY position LIMIT $3`;

export interface EventRow extends StoredRow {
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: string;
  readonly metadata: string;
}

export const streamStatement = (
  { category, id }: StreamId,
  from: number,
  limit: number | null,
): Statement => ({
  name: 'event_store_stream',
  text: streamText,
  values: [category, id, from, limit],
});

export interface StretchRow extends EventRow {
  /** Which stretch it belongs to, counted from 1. */
  readonly nth: number;
}

export const stretchesStatement = (stretches: readonly Stretch[]): Statement => ({
  name: 'event_store_stretches',
  text: stretchesText,
  values: [
    stretches.map(({ stream }) => stream.category),
    stretches.map(({ stream }) => stream.id),
    stretches.map(({ from }) => from),
    stretches.map(({ limit }) => limit),
  ],
});

export const logStatement = (after: bigint, limit: number): Statement => ({
  name: 'event_store_log',
  text: logText,
  values: [after.toString(), limit],
});

export const atStatement = (position: bigint): Statement => ({
  name: 'event_store_at',
  text: `SELECT ${eventColumns} FROM event_store.events WHERE position = $1`,
  values: [position.toString()],
});

export const projectStatement = (projectId: string, after: bigint, limit: number): Statement => ({
  name: 'event_store_project',
  text: projectText,
  // No text has a NUL, so nothing is called that; asking would be an error.
  values: [projectId.replaceAll('\0', '?'), after.toString(), limit],
});

export const eventFrom = (row: EventRow): RecordedEvent => ({
  id: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  data: row.data,
  metadata: row.metadata,
  ...appendedFrom(row),
});

export const headStatement: Statement = {
  name: 'event_store_head',
  text: 'SELECT position FROM event_store.head',
  values: [],
};

export const positionAtStatement = (instant: string): Statement => ({
  name: 'event_store_position_at',
  text: 'SELECT event_store.position_at($1::timestamptz) AS position',
  values: [instant],
});

const commandText = `
  SELECT c.fingerprint, e.stream_category, e.stream_id, e.revision, e.position,
    ${instant('e.recorded_at')} AS recorded_at
  FROM event_store.commands c JOIN event_store.events e USING (position)
  WHERE c.command_id = $1`;

export interface CommandRow extends StoredRow {
  readonly fingerprint: string;
}

export const commandStatement = (commandId: string): Statement => ({
  name: 'event_store_command',
  text: commandText,
  values: [commandId],
});

export const commandFrom = (row: CommandRow) => ({ ...appendedFrom(row), fingerprint: row.fingerprint });

export const forgetStatement = (olderThan: string, atMost: number): Statement => ({
  name: 'event_store_forget',
  text: 'SELECT event_store.forget_commands($1::timestamptz, $2::integer) AS forgotten',
  values: [olderThan, atMost],
});
