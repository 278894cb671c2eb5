import { GraphQLError } from 'graphql';
import { ReadNotRecorded } from '../application/audit-reads.js';
import { TooContended } from '../application/command-handler.js';
import { NothingToWatch, WatchingEnded } from '../application/live/watching.js';
import { Overloaded } from '../application/outcome.js';
import { PositionUnknown, ReadModelBehind } from '../projections/progress.js';
import { writePosition } from '../schema/scalars.js';

/** Faults that the sender can do something about. Everything else is masked. */
export function knownError(error: unknown): GraphQLError | undefined {
  if (error instanceof ReadModelBehind)
    return new GraphQLError(
      'The answer would be stale: the read models have not come that far yet. Try again.',
      {
        extensions: {
          code: 'READ_MODEL_BEHIND',
          position: writePosition(error.position),
          retryAfterSeconds: error.retryAfterSeconds,
        },
      },
    );
  if (error instanceof NothingToWatch)
    return new GraphQLError(error.message, { extensions: { code: 'NOT_FOUND' } });
  if (error instanceof WatchingEnded)
    return new GraphQLError(error.message, { extensions: { code: 'NO_LONGER_PERMITTED' } });
  if (error instanceof PositionUnknown)
    return new GraphQLError('The log has no such position. Send back one that this server gave.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  if (error instanceof Overloaded)
    return new GraphQLError('Too much is waiting to be stored. Send it again with the same commandId.', {
      extensions: { code: 'OVERLOADED', retryAfterSeconds: error.retryAfterSeconds, http: { status: 503 } },
    });
  if (error instanceof ReadNotRecorded)
    return new GraphQLError('What an auditor reads is recorded first, and that failed. Try again.', {
      extensions: { code: 'READ_NOT_RECORDED', retryAfterSeconds: 1, http: { status: 503 } },
    });
  if (error instanceof TooContended)
    return new GraphQLError('Others kept changing the same thing. Send it again with the same commandId.', {
      extensions: { code: 'TOO_CONTENDED', retryAfterSeconds: 1 },
    });
  return undefined;
}
