import { GraphQLError } from 'graphql';
import type { Application } from '../application/application.js';
import { type Operation, whoMay } from '../auth/policy.js';
import type { ReadArgs } from '../schema/page.args.js';
import { readPosition } from '../schema/scalars.js';
import { type RequestContext, signedIn } from './request-context.js';

/** Waits until the read models hold what the sender wants to read; only for whoever is signed in. */
export async function reachedFor(
  app: Application,
  { minPosition }: Pick<ReadArgs, 'minPosition'>,
  context: RequestContext,
): Promise<void> {
  signedIn(context);
  if (minPosition != null) await app.reached(readPosition(minPosition));
}

export const notPermitted = (operation: Operation): GraphQLError =>
  new GraphQLError(`This is for: ${whoMay(operation)}.`, {
    extensions: { code: 'FORBIDDEN' },
  });
