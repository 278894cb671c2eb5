import type { Application } from '../application/application.js';
import type { AsOf } from '../application/moments.js';
import type { AsOfInput } from '../schema/as-of.input.js';
import { readPosition } from '../schema/scalars.js';
import { badInput } from './paging.js';
import type { RequestContext } from './request-context.js';
import { type Requested, rootsOf } from './requested.js';

export function momentIn({ instant, position }: AsOfInput): AsOf {
  if (instant != null && position == null) return { instant };
  if (position != null && instant == null) return { position: readPosition(position) };
  throw badInput('asOf takes an instant or a position: give one of the two.');
}

const sameMoment = (one: AsOfInput | undefined, other: AsOfInput | undefined) =>
  one?.instant === other?.instant && one?.position === other?.position;

/** The moment that an operation is about: said at each root field that can be asked about the past, and the same everywhere. */
function asOfIn(requested: Requested): AsOf | undefined {
  const wanted = rootsOf(requested)
    .filter(({ field }) => field.args.some(({ name }) => name === 'asOf'))
    .map(({ args }) => (args['asOf'] ?? undefined) as AsOfInput | undefined);
  const [first] = wanted;
  if (wanted.some((one) => !sameMoment(one, first)))
    throw badInput(
      'One operation shows one moment: give every field that takes asOf the same, or send two operations.',
    );
  return first && momentIn(first);
}

/** Has an operation with `asOf` answered as everything stood then: whatever is nested in it reads through the same context. */
export const lookingBack =
  (app: Pick<Application, 'momentOf'>) =>
  async ({ signedIn: someone }: RequestContext, requested: Requested): Promise<void> => {
    const asOf = asOfIn(requested);
    // Whoever is not signed in is told so by the fields.
    if (asOf && someone) someone.look({ asOf: await app.momentOf(asOf) });
  };
