import { setTimeout } from 'node:timers/promises';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Query, Statement } from './sql.js';

type OnConnectionError = (error: Error) => void;

/** Runs work in one transaction: all of it happens, or none. */
export type InTransaction = <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;

/** One PostgreSQL database, seen by the parts that may know SQL. */
export interface Database {
  readonly query: Query;
  readonly inTransaction: InTransaction;
  /** For what needs a connection of its own: LISTEN, session locks, COPY. */
  readonly pool: Pool;
  /**
   * Another pool on the same database, for work that takes longer than an answer may: building, migrating. Closed by whoever
   * asked for it.
   */
  readonly patient: () => Database;
  /** Another pool on the same database, for work that must not wait behind the rest. Closed by whoever asked for it. */
  readonly reserve: (settings: PoolConfig) => Database;
  /** How the pool is used at this moment. */
  readonly use: () => { readonly inUse: number; readonly waiting: number; readonly size: number };
  /** Told of every connection that breaks, also by those who hold one of their own. */
  readonly onConnectionError: OnConnectionError;
  close(): Promise<void>;
}

const on =
  (client: Pool | PoolClient): Query =>
  async <Row>({ text, values, name }: Statement) =>
    (await client.query({ text, values: [...values], ...(name !== undefined && { name }) })).rows as Row[];

/** COMMIT of a transaction with a failed statement in it is a ROLLBACK that reports no error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements failed.');
}

const transactionsOn =
  (pool: Pool, onError: OnConnectionError): InTransaction =>
  async (work) => {
    const client = await pool.connect();
    // While a connection is lent out the pool doesn't listen, and an 'error' nobody listens to ends the program.
    client.on('error', onError);
    let broken = false;
    try {
      await client.query('BEGIN');
      const result = await work(on(client));
      await commit(client);
      return result;
    } catch (error) {
      // A connection that can't even roll back is of no use to the next one.
      await client.query('ROLLBACK').catch(() => (broken = true));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  };

/** A database that takes a connection and never answers is as good as none. */
const connectionTimeoutMillis = 10_000;

/**
 * Nobody waits longer for an answer: first the server gives up, then we do, in case it can't say so. A connection that we gave
 * up on is closed.
 */
const deadlines = { statement_timeout: 10_000, query_timeout: 12_000 };

const withoutDeadlines = { statement_timeout: 0, query_timeout: 0 };

/** How long a connection may take to say good-bye before nobody waits for it any more. */
const patienceMs = 2_000;

/**
 * `Pool.end` resolves when every connection was told to end, not when it has ended; a server stopped in between would
 * still break some. The returned function waits for the last one.
 */
function goodbyes(pool: Pool): () => Promise<void> {
  const open = new Set<PoolClient>();
  let ended: () => void = () => undefined;
  pool.on('connect', (client) => open.add(client));
  pool.on('remove', (client) => {
    open.delete(client);
    if (open.size === 0) ended();
  });
  return async () => {
    if (open.size === 0) return;
    const last = new Promise<void>((resolve) => (ended = resolve));
    await Promise.race([last, setTimeout(patienceMs, undefined, { ref: false })]);
  };
}

/**
 * Opens a pool. `onConnectionError` hears of connections that break; the pool replaces them, and whoever waited for an
 * answer on one gets the error too.
 */
export function openDatabase(config: PoolConfig, onConnectionError: OnConnectionError): Database {
  const pool = new Pool({ application_name: 'answerable', connectionTimeoutMillis, ...deadlines, ...config });
  pool.on('error', onConnectionError);
  const gone = goodbyes(pool);
  return {
    query: on(pool),
    inTransaction: transactionsOn(pool, onConnectionError),
    pool,
    patient: () => openDatabase({ ...config, ...withoutDeadlines, max: 4 }, onConnectionError),
    reserve: (settings) => openDatabase({ ...config, ...settings }, onConnectionError),
    use: () => ({
      inUse: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
      size: pool.options.max,
    }),
    onConnectionError,
    close: async () => {
      await pool.end();
      await gone();
    },
  };
}
