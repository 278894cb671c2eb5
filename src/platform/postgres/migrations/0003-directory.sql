-- What may be erased: people's personal data, and the keys of what they said. The log refers to both by id only.
CREATE SCHEMA directory;

CREATE TABLE directory.people (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('MEMBER', 'CONTACT', 'AUDITOR', 'NAMED')),
  -- The stream that says what the person may do: the member's own, the client's, the auditor's; the project's for NAMED.
  home TEXT NOT NULL,
  -- Who signs in as this person: the token's `sub`.
  subject TEXT UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  put_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- People whom imported records name are known by their name alone.
CREATE UNIQUE INDEX people_named ON directory.people (home, name) WHERE kind = 'NAMED';

-- A key per subject. Without it, what was sealed with it is gone, wherever its ciphertext is kept.
CREATE TABLE directory.keys (
  subject_id TEXT PRIMARY KEY,
  key BYTEA NOT NULL,
  made_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- For a program that runs as another role than the tables' owner.
CREATE FUNCTION directory.grant_to(program NAME) RETURNS VOID
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA directory TO %I', program);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON directory.people, directory.keys TO %I', program);
END
$$;

REVOKE ALL ON SCHEMA directory FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA directory FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA directory FROM PUBLIC;
