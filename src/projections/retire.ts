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

/** Drops a version that no program reads any more, after an upgrade that needs no rollback; says how many builds it had. */
export async function retireVersion(database: Database, projection: Identity): Promise<number> {
  const wanted = [leaderLock(projection), rebuildLock(projection)];
  const locks = sessionLocks(database, () => undefined);
  try {
    const taken = await locks.take(wanted);
    if (taken.length < wanted.length) throw new ProjectionInUse(projection);
    await database.query(sql`DROP VIEW IF EXISTS ${readModel(projection)}`);
    const builds = await buildsOf(database.query, [projection]);
    for (const build of builds) await dropBuild(database, build);
    return builds.length;
  } finally {
    await locks.close();
  }
}
