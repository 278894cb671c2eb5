import { GraphQLError } from 'graphql';
import type { Application } from '../application/application.js';
import type { LiveItem } from '../application/live/feed.js';
import type { Subject } from '../application/live/watching.js';
import type { Reads } from '../application/reads.js';
import type { Principal } from '../auth/principal.js';
import { type Loaders, loadersOn } from './loaders.js';

/** Made once per request, at the edge: who asks, and what they may see. */
export interface RequestContext {
  readonly correlationId: string;
  /** Absent when no token came; then only what needs none answers. */
  readonly signedIn?: {
    readonly principal: Principal;
    readonly reads: Reads;
    readonly loaders: Loaders;
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
  const reads = app.readsFor(principal);
  const follow = (subject: Subject, after: bigint | undefined) => app.follow({ principal, subject, after });
  return { correlationId, signedIn: { principal, reads, loaders: loadersOn(reads), follow } };
};

/** Whoever is signed in; everybody else is told how to. */
export function signedIn({ signedIn: someone }: RequestContext): NonNullable<RequestContext['signedIn']> {
  if (!someone)
    throw new GraphQLError('Sign in: send the header "Authorization: Bearer <token>".', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  return someone;
}
