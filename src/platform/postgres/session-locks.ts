import type { PoolClient } from 'pg';
import type { Database } from './database.js';

/**
 * Named locks that one connection of our own holds: whoever dies loses them with its connection. They tell who should
 * work; they don't keep a paused holder from writing, so what is written needs a fence as well.
 */
export interface SessionLocks {
  /** Takes those of `names` that are free; returns those newly taken. Never waits for another holder. */
  take(names: readonly string[]): Promise<readonly string[]>;
  holds(name: string): boolean;
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

/** `onLost` is called when the connection breaks: nothing is held any more. The next `take` opens another one. */
export function sessionLocks(database: Database, onLost: () => void): SessionLocks {
  const own = database.reserve({ max: 1, keepAlive: true, connectionTimeoutMillis: 5_000 });
  const held = new Set<string>();
  let session: PoolClient | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const lose = (client: PoolClient) => {
    if (session !== client) return;
    session = undefined;
    held.clear();
    client.release(true);
    onLost();
  };

  const connect = async () => {
    const client = await own.pool.connect();
    session = client;
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    return client;
  };

  const takeNow = async (names: readonly string[]) => {
    const wanted = names.filter((name) => !held.has(name));
    if (wanted.length === 0) return [];
    const client = session ?? (await connect());
    const { rows } = await client.query<{ name: string; taken: boolean }>({
      text: 'SELECT name, pg_try_advisory_lock(hashtextextended(name, 0)) AS taken FROM unnest($1::text[]) AS t(name)',
      values: [wanted],
    });
    // The connection may have broken after it answered.
    if (session !== client) return [];
    const taken = rows.filter((row) => row.taken).map(({ name }) => name);
    taken.forEach((name) => held.add(name));
    return taken;
  };

  const releaseNow = async (name: string) => {
    if (!held.delete(name)) return;
    await session?.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  };

  const closeNow = async () => {
    const client = session;
    session = undefined;
    held.clear();
    // Closing the connection gives all of its locks back.
    client?.release(true);
    await own.close();
  };

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    take: (names) => inTurn(() => takeNow(names)),
    holds: (name) => held.has(name),
    release: (name) => inTurn(() => releaseNow(name)),
    close: () => inTurn(closeNow),
  };
}
