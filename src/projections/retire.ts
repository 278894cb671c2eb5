import { sessionLocks } from '../platform/postgres/session-locks.js';
import { sql } from '../platform/postgres/sql.js';
import type { Database } from '../platform/postgres/database.js';
import { dropBuild } from './build-tables.js';
import { buildsOf } from './builds.js';
import { type Identity, leaderLock, readModel, rebuildLock } from './read-model.js';

/** A running program still keeps this version up to date. */
export class ProjectionInUse extends Error {
  override readonly name = 'ProjectionInUse';
  constructor({ name, version }: Identity) {
    super(`${name} version ${version} is kept up to date by a running program. Stop that program first.`);
  }
}

/** Drops a version that no program reads any more, after an upgrade that needs no rollback. */
export async function retireVersion(database: Database, projection: Identity): Promise<void> {
  const wanted = [leaderLock(projection), rebuildLock(projection)];
  const locks = sessionLocks(database, () => undefined);
  try {
    const taken = await locks.take(wanted);
    if (taken.length < wanted.length) throw new ProjectionInUse(projection);
    await database.query(sql`DROP VIEW IF EXISTS ${readModel(projection)}`);
    for (const build of await buildsOf(database.query, [projection])) await dropBuild(database, build);
  } finally {
    await locks.close();
  }
}
