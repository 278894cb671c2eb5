-- The Merkle tree over the log. It is what the program remembers of the log, so unlike a read model it is never built anew in
-- place: what is here stays, and a log that says something else is found out.
CREATE SCHEMA log_tree;

-- Every complete subtree: 2 ^ level leaves, the first of which is index * 2 ^ level. A leaf (level 0) is an event.
CREATE TABLE log_tree.nodes (
  level SMALLINT NOT NULL CHECK (level >= 0),
  index BIGINT NOT NULL CHECK (index >= 0),
  -- Of the event; leaves only. An engine's positions may have gaps, indexes have none.
  position BIGINT CHECK ((level = 0) = (position IS NOT NULL)),
  hash BYTEA NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, index)
);

CREATE UNIQUE INDEX leaves_by_position ON log_tree.nodes (position) WHERE level = 0;

CREATE TRIGGER nodes_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON log_tree.nodes
  FOR EACH STATEMENT EXECUTE FUNCTION event_store.refuse_change();
ALTER TABLE log_tree.nodes ENABLE ALWAYS TRIGGER nodes_stay;

-- How far it has come is kept where it is of all that follows the log.
INSERT INTO read_models.builds (name, version, build, state, target) VALUES ('log-tree', 1, 1, 'ACTIVE', 0);

-- For a program that runs as another role than the tables' owner: it may read and add, no more.
CREATE FUNCTION log_tree.grant_to(program NAME) RETURNS VOID
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA log_tree TO %I', program);
  EXECUTE format('GRANT SELECT, INSERT ON log_tree.nodes TO %I', program);
END
$$;

REVOKE ALL ON SCHEMA log_tree FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA log_tree FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log_tree FROM PUBLIC;
