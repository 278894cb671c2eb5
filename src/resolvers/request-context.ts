import { GraphQLError } from 'graphql';
import type { Application, View } from '../application/application.js';
import type { AsOf } from '../application/moments.js';
import type { LiveItem } from '../application/live/feed.js';
import type { Subject } from '../application/live/watching.js';
import type { Reads } from '../application/reads.js';
import type { Principal } from '../auth/principal.js';
import { type Loaders, loadersOn } from './loaders.js';

/** What somebody sees: how everything stands, stood at a moment, or would stand. */
interface Seeing extends View {
  readonly reads: Reads;
  readonly loaders: Loaders;
}

const seeing = (app: Application, principal: Principal, view: View = {}): Seeing => {
  const reads = app.readsFor(principal, view);
  const loaders = loadersOn(reads);
  // Histories show at their end what nobody has recorded.
  loaders.foreseen.push(...(view.supposed?.facts ?? []));
  return { reads, loaders, asOf: view.asOf, supposed: view.supposed };
};

/** Whether what is shown is how everything stands: only then anything can be done. */
export const isAboutNow = ({ asOf, supposed }: View): boolean => !asOf && !supposed;

/** Made once per request, at the edge: who asks, and what they may see. */
export interface RequestContext {
  readonly correlationId: string;
  /** Absent when no token came; then only what needs none answers. */
  readonly signedIn?: Seeing & {
    readonly principal: Principal;
    /** From here on everything is read as it stood at a moment, or as it would stand. */
    readonly look: (view: View) => void;
    /** The same asker in front of how everything stood at a moment, or stands; one view, however often it is asked for. */
    readonly beside: (asOf?: AsOf) => Promise<RequestContext>;
    /** Follows something live; rejects when there is no such thing that they may see. */
    readonly follow: (subject: Subject, after: bigint | undefined) => Promise<AsyncIterable<LiveItem>>;
  };
}

/** Other views, each made once. */
function viewsBeside(app: Application, another: () => RequestContext) {
  const views = new Map<string, Promise<RequestContext>>();
  const view = async (asOf: AsOf | undefined): Promise<RequestContext> => {
    const context = another();
    if (asOf) context.signedIn?.look({ asOf: await app.momentOf(asOf) });
    return context;
  };
  return (asOf?: AsOf): Promise<RequestContext> => {
    const name = asOf ? Object.values(asOf).join() : 'now';
    const known = views.get(name) ?? view(asOf);
    views.set(name, known);
    return known;
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
    look: (view: View) => void Object.assign(signedIn, seeing(app, principal, view)),
    beside: viewsBeside(app, () => requestContext(app, correlationId, principal)),
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
