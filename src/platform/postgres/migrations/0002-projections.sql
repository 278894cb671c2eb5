-- Read models. Their tables are disposable and made by the program, each build in a schema of its own; here is what has
-- to last: which builds there are and how far each has come.
CREATE SCHEMA read_models;

CREATE TABLE read_models.builds (
  name TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  build INTEGER NOT NULL CHECK (build > 0),
  state TEXT NOT NULL CHECK (state IN ('BUILDING', 'ACTIVE', 'RETIRED', 'DROPPED')),
  -- The last event folded in. Moved by compare-and-set together with the rows, so that each event counts once.
  position BIGINT NOT NULL DEFAULT 0 CHECK (position >= 0),
  -- Where the log ended when the build began.
  target BIGINT NOT NULL,
  -- The report of the event that can't be folded: position, eventId, eventType, message, at.
  failure JSONB,
  started_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (name, version, build)
) WITH (fillfactor = 20);

CREATE UNIQUE INDEX one_active_build ON read_models.builds (name, version) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX one_growing_build ON read_models.builds (name, version) WHERE state = 'BUILDING';

-- For a program that runs as another role than the tables' owner: it makes and drops the read models itself.
CREATE FUNCTION read_models.grant_to(program NAME) RETURNS VOID
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT CREATE, TEMPORARY ON DATABASE %I TO %I', current_database(), program);
  EXECUTE format('GRANT USAGE, CREATE ON SCHEMA read_models TO %I', program);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON read_models.builds TO %I', program);
END
$$;

REVOKE ALL ON FUNCTION read_models.grant_to FROM PUBLIC;
