import { backoff } from '../../platform/pause.js';

/** What has been tried of late, so that nothing that can't be done is tried again at once, and nothing done is counted twice. */
export interface Patience {
  /** It is done; a read model that lags may still show it. */
  done(id: string): void;
  /** It can't be done now; each time in a row it is left alone longer. */
  later(id: string, now: number): void;
  mayTry(id: string, now: number): boolean;
  /** When the next of them may be tried again. */
  next(): number | undefined;
  /** Forgets what isn't due any more. */
  keepOnly(ids: ReadonlySet<string>): void;
}

const longest = 60_000;

export function patience(): Patience {
  const tried = new Map<string, { readonly times: number; readonly again: number }>();
  return {
    done: (id) => void tried.set(id, { times: 0, again: Infinity }),
    later: (id, now) => {
      const times = (tried.get(id)?.times ?? 0) + 1;
      tried.set(id, { times, again: now + backoff(times, longest) });
    },
    mayTry: (id, now) => (tried.get(id)?.again ?? 0) <= now,
    next: () => {
      const again = [...tried.values()].map((one) => one.again).filter(Number.isFinite);
      return again.length === 0 ? undefined : Math.min(...again);
    },
    keepOnly: (ids) => {
      for (const id of tried.keys()) if (!ids.has(id)) tried.delete(id);
    },
  };
}
