import type { PoolClient, QueryConfig, QueryResultRow } from 'pg';
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

/**
 * How often the holder says that it is still there, and after what silence the server takes the locks away. A holder that is
 * paused, or whose connection leads nowhere while both ends believe in it, would otherwise keep them for hours.
 */
export interface Heartbeat {
  readonly everyMs: number;
  readonly silenceMs: number;
}

const usualHeartbeat: Heartbeat = { everyMs: 2_000, silenceMs: 10_000 };

/** A server that doesn't answer a heartbeat in this time holds nothing for us any more, as far as we can tell. */
const answerMs = 5_000;

/** `onLost` is called when the connection breaks: nothing is held any more. The next `take` opens another one. */
export function sessionLocks(
  database: Database,
  onLost: () => void,
  { everyMs, silenceMs }: Heartbeat = usualHeartbeat,
): SessionLocks {
  const own = database.reserve({
    max: 1,
    keepAlive: true,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  });
  const held = new Set<string>();
  let session: PoolClient | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let beat: NodeJS.Timeout | undefined;

  const lose = (client: PoolClient) => {
    if (session !== client) return;
    session = undefined;
    clearInterval(beat);
    held.clear();
    client.release(true);
    onLost();
  };

  /** An answer that doesn't come leaves the connection useless, and what it holds unknown. */
  const ask = async <Row extends QueryResultRow>(client: PoolClient, statement: QueryConfig) => {
    try {
      return (await client.query<Row>(statement)).rows;
    } catch (error) {
      lose(client);
      throw error;
    }
  };

  const connect = async () => {
    const client = await own.pool.connect();
    session = client;
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    // From the server's side: a session that says nothing for so long has ended, and its locks with it.
    await ask(client, { text: `SET idle_session_timeout = ${silenceMs}` });
    const sayHello = () => inTurn(() => ask(client, { text: 'SELECT' })).catch(() => undefined);
    beat = setInterval(() => void (session === client && sayHello()), everyMs).unref();
    return client;
  };

  const takeNow = async (names: readonly string[]) => {
    const wanted = names.filter((name) => !held.has(name));
    if (wanted.length === 0) return [];
    const client = session ?? (await connect());
    const rows = await ask<{ name: string; taken: boolean }>(client, {
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
    if (session)
      await ask(session, {
        text: 'SELECT pg_advisory_unlock(hashtextextended($1, 0))',
        values: [name],
      });
  };

  const closeNow = async () => {
    const client = session;
    session = undefined;
    clearInterval(beat);
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
