import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { ReadNotRecorded } from '../application/audit-reads.js';
import { TooContended } from '../application/command-handler.js';
import { NothingToWatch, WatchingEnded } from '../application/live/watching.js';
import { NotYetPast } from '../application/moments.js';
import { EventFromNewerVersion, Overloaded } from '../application/outcome.js';
import { NotToBeSupposed } from '../application/supposing.js';
import { UnknownMessage } from '../kernel/message.js';
import { TooMuchChanged } from '../projections/past.js';
import { PositionUnknown, ReadModelBehind } from '../projections/progress.js';
import { writePosition } from '../schema/scalars.js';
import { worded } from './wording.js';

type Told = readonly [message: string, extensions: GraphQLErrorExtensions & { readonly code: string }];

/** How a kind of error is told. */
function known<Known extends Error>(
  Kind: abstract new (...args: never) => Known,
  tell: (error: Known) => Told,
) {
  return (error: unknown): Told | undefined => (error instanceof Kind ? tell(error) : undefined);
}

/** For whoever reads headers only. */
const unavailable = (retryAfterSeconds: number) => ({
  retryAfterSeconds,
  http: { status: 503, headers: new Map([['retry-after', String(retryAfterSeconds)]]) },
});

/** Deciding on half of a history would be worse than not deciding. */
const newerProgram = (): Told => [
  'A newer program has written to this history, which this one can not read. Send it again: a newer one may answer.',
  { code: 'WRITTEN_BY_NEWER_PROGRAM', ...unavailable(5) },
];

const tellings = [
  known(ReadModelBehind, ({ position, retryAfterSeconds }) => [
    'The answer would be stale: the read models have not come that far yet. Try again.',
    { code: 'READ_MODEL_BEHIND', position: writePosition(position), retryAfterSeconds },
  ]),
  known(NothingToWatch, ({ message }) => [message, { code: 'NOT_FOUND' }]),
  known(WatchingEnded, ({ message }) => [message, { code: 'NO_LONGER_PERMITTED' }]),
  known(PositionUnknown, () => [
    'The log has no such position. Send back one that this server gave.',
    { code: 'BAD_USER_INPUT' },
  ]),
  known(NotYetPast, () => [
    'That instant has not passed yet. Ask as of an earlier one, or leave asOf out.',
    { code: 'BAD_USER_INPUT' },
  ]),
  known(NotToBeSupposed, ({ refusal }) => [worded(refusal), { ...refusal.detail, code: refusal.refused }]),
  known(TooMuchChanged, ({ message, limit }) => [message, { code: 'TOO_MUCH_CHANGED_SINCE', limit }]),
  known(Overloaded, ({ retryAfterSeconds }) => [
    'Too much is waiting to be stored. Send it again with the same commandId.',
    { code: 'OVERLOADED', ...unavailable(retryAfterSeconds) },
  ]),
  known(UnknownMessage, newerProgram),
  known(EventFromNewerVersion, newerProgram),
  known(ReadNotRecorded, () => [
    'What an auditor reads is recorded first, and that failed. Try again.',
    { code: 'READ_NOT_RECORDED', ...unavailable(1) },
  ]),
  known(TooContended, () => [
    'Others kept changing the same thing. Send it again with the same commandId.',
    { code: 'TOO_CONTENDED', retryAfterSeconds: 1 },
  ]),
];

/** Faults that the sender can do something about. Everything else is masked. */
export function knownError(error: unknown): GraphQLError | undefined {
  const told = tellings.map((tell) => tell(error)).find((one) => one);
  return told && new GraphQLError(told[0], { extensions: told[1] });
}

/** What is told where what keeps the data can't be asked at this moment; its own words are for the log. */
export const storageAway = (): GraphQLError =>
  new GraphQLError(
    'The database does not answer. Whether a command was done is not known: send it again with the same commandId.',
    { extensions: { code: 'UNAVAILABLE', ...unavailable(1) } },
  );
