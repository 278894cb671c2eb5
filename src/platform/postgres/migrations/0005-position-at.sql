-- What had happened at an instant: the position of the last event recorded then or before, 0 when there was none. NULL when
-- the instant hasn't passed yet by this clock: something may still be recorded with it. So an answer never changes.
CREATE FUNCTION event_store.position_at(instant TIMESTAMPTZ) RETURNS BIGINT
LANGUAGE plpgsql VOLATILE STRICT SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '5s'
AS $$
DECLARE
  head event_store.head%ROWTYPE;
  low BIGINT := 0;
  high BIGINT;
  middle BIGINT;
BEGIN
  SELECT * INTO STRICT head FROM event_store.head h WHERE h.only_row;
  IF instant >= head.recorded_at THEN
    -- Whoever is storing at this moment took the time before; what it stores is waited for.
    SELECT * INTO STRICT head FROM event_store.head h WHERE h.only_row FOR SHARE;
    IF instant >= date_trunc('milliseconds', clock_timestamp()) THEN
      RETURN NULL;
    END IF;
    IF instant >= head.recorded_at THEN
      RETURN head.position;
    END IF;
  END IF;
  -- Neither positions nor instants run backwards, so halving finds it.
  high := head.position;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF (SELECT e.recorded_at FROM event_store.events e WHERE e.position = middle) <= instant THEN
      low := middle;
    ELSE
      high := middle - 1;
    END IF;
  END LOOP;
  RETURN low;
END
$$;

CREATE OR REPLACE FUNCTION event_store.grant_to(program NAME) RETURNS VOID
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA event_store TO %I', program);
  EXECUTE format('GRANT SELECT ON event_store.head, event_store.events, event_store.commands TO %I', program);
  EXECUTE format('GRANT EXECUTE ON FUNCTION event_store.append, event_store.forget_commands, event_store.project_of TO %I', program);
  EXECUTE format('GRANT EXECUTE ON FUNCTION event_store.position_at TO %I', program);
END
$$;

REVOKE ALL ON FUNCTION event_store.position_at FROM PUBLIC;
