-- What happened in a project is read by whoever follows it live, from any position on.

-- The project that an event's metadata name; NULL where they name none. Metadata may spell what no text holds (\u0000),
-- and an operator of JSON would refuse that, so the text itself is looked at: inside a string the quotes would be escaped.
CREATE FUNCTION event_store.project_of(metadata JSON) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN substring(metadata::TEXT FROM '"projectId"\s*:\s*"([^"\\]*)"');
END
$$;

CREATE INDEX events_of_a_project ON event_store.events (event_store.project_of(metadata), position)
  WHERE event_store.project_of(metadata) IS NOT NULL;

CREATE OR REPLACE FUNCTION event_store.grant_to(program NAME) RETURNS VOID
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA event_store TO %I', program);
  EXECUTE format('GRANT SELECT ON event_store.head, event_store.events, event_store.commands TO %I', program);
  EXECUTE format('GRANT EXECUTE ON FUNCTION event_store.append, event_store.forget_commands, event_store.project_of TO %I', program);
END
$$;

REVOKE ALL ON FUNCTION event_store.project_of FROM PUBLIC;
