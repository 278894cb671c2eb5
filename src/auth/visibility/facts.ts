import type { Operation } from '../policy.js';

type Data = Readonly<Record<string, unknown>> | null;

/** Kinds of facts that are never for everybody who sees the thing they are about, and the policy's row that they need. */
const restrictedKinds: Readonly<Record<string, Operation>> = {};

/** What a fact must let the asker do beside seeing the thing it is about; `undefined` where seeing is enough. */
export const neededFor = ({ type, data }: { readonly type: string; readonly data: unknown }) =>
  // Only its own writer fills a fact's data, so this is where it is read as what it is.
  (data as Data)?.['visibility'] === 'INTERNAL'
    ? 'SeeInternals'
    : Object.hasOwn(restrictedKinds, type)
      ? restrictedKinds[type]
      : undefined;
