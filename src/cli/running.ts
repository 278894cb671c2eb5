import type { Config } from '../platform/config.js';
import { EventStoreRefused, EventStoreUnavailable } from '../event-store/engines/eventstoredb/failures.js';
import { DataDirInUse, EmbeddedPostgresFailed } from '../platform/embedded-postgres/index.js';
import { PortInUse } from '../platform/http/http-server.js';
import type { Logger } from '../platform/logging.js';
import { MigrationRefused } from '../platform/postgres/migrate.js';
import { type Core, openCore, openStorage, type Storage } from '../main.js';
import { ProjectionInUse } from '../projections/retire.js';
import { Failed } from './failed.js';

const explained = [
  DataDirInUse,
  EmbeddedPostgresFailed,
  PortInUse,
  MigrationRefused,
  ProjectionInUse,
  EventStoreUnavailable,
  EventStoreRefused,
] as const;

/** Faults whose own message says what to do end the command with just that. */
export async function explaining<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (explained.some((kind) => error instanceof kind)) throw new Failed((error as Error).message);
    if (isUnreachable(error))
      throw new Failed(
        `The database does not answer: ${reasonOf(error)}. Check DATABASE_URL, and whether PostgreSQL runs.`,
      );
    throw error;
  }
}

const connectionCodes = [
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOENT',
  ],
  // PostgreSQL's own: no such user, wrong password, no such database, no connection left, not ready yet.
  ...['28P01', '28000', '3D000', '53300', '57P03'],
];

/** What the client library says without a code: nobody answered in time, or a password is needed and missing. */
const withoutCode = /timeout|^SASL/;

const isUnreachable = (error: unknown): error is Error =>
  error instanceof Error &&
  ('code' in error ? connectionCodes.includes(String(error.code)) : withoutCode.test(error.message));

/** A name with several addresses fails once for each, and only the single failures have words. */
const reasonOf = (error: Error): string =>
  error instanceof AggregateError && error.message === ''
    ? error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join(', ')
    : error.message;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export const stopSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });

type Open<Opened> = (config: Config, log: Logger, onGone: (error: Error) => void) => Promise<Opened>;

/** Opens a part of the program, does the work, and closes it again whatever happens. */
const closingAfter =
  <Opened extends Storage>(open: Open<Opened>) =>
  <Result>(config: Config, log: Logger, work: (opened: Opened) => Promise<Result>): Promise<Result> =>
    explaining(async () => {
      const opened = await open(config, log, (error) => {
        log.fatal({ err: error }, 'The database is gone for good.');
        process.exit(1);
      });
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    });

/** The program without its server. */
export const withCore = closingAfter<Core>(openCore);

/** Only the database and the log: no read model is built or moved. */
export const withStorage = closingAfter<Storage>(openStorage);
