-- Several requests to one stream may come in one batch, so that a stream which everybody writes to isn't as slow as one client:
-- the first may expect a revision, those after it expect none. They are stored in the order in which they were asked for.
-- As before but for that: the revisions of a batch count on per stream, not per request.
CREATE OR REPLACE FUNCTION event_store.append(
  stream_categories TEXT[],
  stream_ids TEXT[],
  expected_revisions INTEGER[],
  command_ids UUID[],
  fingerprints TEXT[],
  event_requests INTEGER[],
  event_ids UUID[],
  event_types TEXT[],
  event_schema_versions INTEGER[],
  event_data JSON[],
  event_metadata JSON[]
) RETURNS SETOF event_store.append_result
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- One plan for good, made of index look-ups only: the tables grow from empty to huge under it.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
SET lock_timeout = '5s'
AS $$
DECLARE
  head event_store.head%ROWTYPE;
  stored_at TIMESTAMPTZ;
BEGIN
  -- Under a stricter level the statements below would not see what the previous holder of the head has stored.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'event_store.append runs under READ COMMITTED only';
  END IF;

  SELECT * INTO STRICT head FROM event_store.head h WHERE h.only_row FOR UPDATE;
  stored_at := greatest(head.recorded_at, date_trunc('milliseconds', clock_timestamp()));

  RETURN QUERY
  WITH request AS MATERIALIZED (
    SELECT r.number::INTEGER, r.category, r.id, r.expected, r.command_id, r.fingerprint
    FROM unnest(stream_categories, stream_ids, expected_revisions, command_ids, fingerprints)
      WITH ORDINALITY AS r (category, id, expected, command_id, fingerprint, number)
  ),
  event AS MATERIALIZED (
    SELECT e.*
    FROM unnest(event_requests, event_ids, event_types, event_schema_versions, event_data, event_metadata)
      WITH ORDINALITY AS e (request, event_id, type, schema_version, data, metadata, number)
  ),
  -- LIMIT keeps each of these look-ups a probe of one index, whatever the planner believes about the tables.
  known_command AS MATERIALIZED (
    SELECT r.number, c.position, c.fingerprint
    FROM request r,
      LATERAL (
        SELECT k.position, k.fingerprint FROM event_store.commands k WHERE k.command_id = r.command_id LIMIT 1
      ) c
  ),
  known_event AS MATERIALIZED (
    SELECT e.request AS number, max(s.position) AS position
    FROM event e,
      LATERAL (SELECT k.position FROM event_store.events k WHERE k.event_id = e.event_id LIMIT 1) s
    GROUP BY e.request
  ),
  judged AS MATERIALIZED (
    SELECT r.*, coalesce(last.revision, -1) AS actual,
      coalesce(c.position, k.position) AS earlier,
      coalesce(c.fingerprint, '') AS earlier_fingerprint
    FROM request r
    LEFT JOIN known_command c USING (number)
    LEFT JOIN known_event k USING (number)
    LEFT JOIN LATERAL (
      SELECT s.revision FROM event_store.events s
      WHERE s.stream_category = r.category AND s.stream_id = r.id
      ORDER BY s.revision DESC LIMIT 1
    ) last ON TRUE
  ),
  accepted AS MATERIALIZED (
    SELECT * FROM judged j WHERE j.earlier IS NULL AND (j.expected IS NULL OR j.expected = j.actual)
  ),
  fresh AS MATERIALIZED (
    SELECT a.number, a.category, a.id, e.event_id, e.type, e.schema_version, e.data, e.metadata,
      head.position + row_number() OVER (ORDER BY e.number) AS position,
      (a.actual + row_number() OVER (PARTITION BY a.category, a.id ORDER BY e.number))::INTEGER AS revision
    FROM accepted a JOIN event e ON e.request = a.number
  ),
  stored AS (
    INSERT INTO event_store.events (
      position, stream_category, stream_id, revision, event_id, type, schema_version, data, metadata, recorded_at
    )
    SELECT f.position, f.category, f.id, f.revision, f.event_id, f.type, f.schema_version, f.data, f.metadata, stored_at
    FROM fresh f
  ),
  ended AS MATERIALIZED (
    SELECT f.number, max(f.position) AS position, max(f.revision) AS revision FROM fresh f GROUP BY f.number
  ),
  taken AS (
    INSERT INTO event_store.commands (command_id, fingerprint, position, recorded_at)
    SELECT a.command_id, a.fingerprint, e.position, stored_at
    FROM accepted a LEFT JOIN ended e USING (number)
  ),
  moved AS (
    UPDATE event_store.head h SET position = e.position, recorded_at = stored_at
    FROM (SELECT max(position) AS position FROM ended) e
    WHERE h.only_row AND e.position IS NOT NULL
  )
  SELECT a.number, 'ok', a.category, a.id, e.revision, e.position, stored_at, a.fingerprint
  FROM accepted a JOIN ended e USING (number)
  UNION ALL
  SELECT j.number, 'conflict', j.category, j.id, j.actual, NULL, NULL, NULL
  FROM judged j WHERE j.earlier IS NULL AND j.expected <> j.actual
  UNION ALL
  SELECT j.number, 'duplicate', o.stream_category, o.stream_id, o.revision, o.position, o.recorded_at, j.earlier_fingerprint
  FROM judged j,
    LATERAL (SELECT * FROM event_store.events s WHERE s.position = j.earlier LIMIT 1) o;

  -- Once per batch and without a payload: commits that notify wait for each other.
  IF (SELECT h.position FROM event_store.head h WHERE h.only_row) > head.position THEN
    PERFORM pg_notify('event_store', '');
  END IF;
END
$$;
