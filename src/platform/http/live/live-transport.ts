import type { Logger } from '../../logging.js';
import type { Connections } from './live-connections.js';
import type { LiveLimits } from './live-limits.js';
import type { LiveOperations } from './live-operations.js';
import type { OpenSession } from './live-session.js';

/** What both transports are made of. */
export interface LiveParts<Context extends object> {
  readonly operations: LiveOperations<Context>;
  readonly openSession: OpenSession<Context>;
  readonly connections: Connections;
  readonly limits: LiveLimits;
  readonly origins: readonly string[];
  readonly log: Logger;
}
