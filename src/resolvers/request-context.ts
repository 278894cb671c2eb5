import { GraphQLError } from 'graphql';
import type { Application } from '../application/application.js';
import type { LiveItem } from '../application/live/feed.js';
import type { Subject } from '../application/live/watching.js';
import type { Reads } from '../application/reads.js';
import type { Principal } from '../auth/principal.js';
import type { Moment } from '../projections/past.js';
import { type Loaders, loadersOn } from './loaders.js';

/** What somebody sees, and as of when. */
interface Seeing {
  readonly reads: Reads;
  readonly loaders: Loaders;
  /** Absent when it is how everything stands. */
  readonly asOf?: Moment | undefined;
}

const seeing = (app: Application, principal: Principal, asOf?: Moment): Seeing => {
  const reads = app.readsFor(principal, asOf);
  return { reads, loaders: loadersOn(reads), asOf };
};

/** Made once per request, at the edge: who asks, and what they may see. */
export interface RequestContext {
  readonly correlationId: string;
  /** Absent when no token came; then only what needs none answers. */
  readonly signedIn?: Seeing & {
    readonly principal: Principal;
    /** From here on everything is read as it stood at that moment. */
    readonly lookBack: (moment: Moment) => void;
    /** Follows something live; rejects when there is no such thing that they may see. */
    readonly follow: (subject: Subject, after: bigint | undefined) => Promise<AsyncIterable<LiveItem>>;
  };
}

export const requestContext = (
  app: Application,
  correlationId: string,
  principal: Principal | undefined,
): RequestContext => {
  if (!principal) return { correlationId };
  const signedIn = {
    principal,
    ...seeing(app, principal),
    lookBack: (moment: Moment) => void Object.assign(signedIn, seeing(app, principal, moment)),
    follow: (subject: Subject, after: bigint | undefined) => app.follow({ principal, subject, after }),
  };
  return { correlationId, signedIn };
};

/** Whoever is signed in; everybody else is told how to. */
export function signedIn({ signedIn: someone }: RequestContext): NonNullable<RequestContext['signedIn']> {
  if (!someone)
    throw new GraphQLError('Sign in: send the header "Authorization: Bearer <token>".', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  return someone;
}
