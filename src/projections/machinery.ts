import type { EventStore } from '../event-store/event-store.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/postgres/database.js';
import type { Tracing } from '../platform/tracing/tracing.js';
import type { ReadFacts } from './facts.js';

/** Where the machinery reports to; a pino logger is one. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What running and rebuilding projections both need. */
export interface Machinery {
  readonly database: Database;
  readonly store: EventStore;
  readonly read: ReadFacts;
  readonly log: Log;
  readonly clock: Clock;
  /** Is told of every step of a running projection, where somebody listens. */
  readonly tracing?: Tracing | undefined;
}
