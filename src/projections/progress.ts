import type { EventStore } from '../event-store/event-store.js';
import type { Query } from '../platform/postgres/sql.js';
import { pause } from '../platform/pause.js';
import { buildsOf, type Failure } from './builds.js';
import type { Identity } from './read-model.js';

/** The read model hasn't come as far as the caller wants to read; an older answer would be silently stale. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';
  readonly projection: string;
  readonly position: bigint;
  readonly wanted: bigint;
  readonly retryAfterSeconds: number;
  constructor(behind: Omit<ReadModelBehind, keyof Error>) {
    const { projection, position, wanted, retryAfterSeconds } = behind;
    super(`${projection} has come to position ${position.toString()}, not yet to ${wanted.toString()}.`);
    this.projection = projection;
    this.position = position;
    this.wanted = wanted;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The log doesn't reach that far, so there is nothing to wait for. */
export class PositionUnknown extends Error {
  override readonly name = 'PositionUnknown';
  constructor(
    readonly wanted: bigint,
    readonly head: bigint,
  ) {
    super(`The log ends at position ${head.toString()}; there is no position ${wanted.toString()}.`);
  }
}

interface Waiter {
  readonly wanted: bigint;
  readonly resolve: () => void;
  readonly reject: (behind: ReadModelBehind) => void;
}

interface Known {
  readonly position: bigint;
  readonly failure: Failure | null;
}

/** How far each projection has come, for those who want to read their own writes. */
export interface Progress {
  /** This process leads the projection and has just come here. */
  reached(name: string, known: Known): void;
  /** This process doesn't know any more: somebody else may move the projection. */
  unknown(name: string): void;
  readonly waitFor: (position: bigint, names: readonly string[], timeoutMs: number) => Promise<void>;
  close(): void;
}

const soon = 1;
const afterRepair = 60;

function trackOf(name: string) {
  const waiters = new Set<Waiter>();
  let led: Known | undefined;
  let last = 0n;
  const behind = (wanted: bigint, retryAfterSeconds: number) =>
    new ReadModelBehind({ projection: name, position: last, wanted, retryAfterSeconds });

  const settle = ({ position, failure }: Known) => {
    last = position;
    for (const waiter of waiters)
      if (position >= waiter.wanted) waiter.resolve();
      else if (failure !== null) waiter.reject(behind(waiter.wanted, afterRepair));
  };
  const wait = (wanted: bigint, timeoutMs: number) =>
    new Promise<void>((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        waiters.delete(waiter);
      };
      const waiter: Waiter = {
        wanted,
        resolve: () => {
          done();
          resolve();
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      const timer = setTimeout(() => waiter.reject(behind(wanted, soon)), timeoutMs);
      waiters.add(waiter);
      if (led !== undefined) settle(led);
    });
  return {
    reached: (known: Known) => {
      led = known;
      settle(known);
    },
    unknown: () => (led = undefined),
    settle,
    wait,
    needsPoll: () => led === undefined && waiters.size > 0,
    giveUp: () => waiters.forEach((waiter) => waiter.reject(behind(waiter.wanted, soon))),
  };
}

export function progress(
  query: Query,
  store: Pick<EventStore, 'head'>,
  projections: readonly Identity[],
): Progress {
  const tracks = new Map(projections.map(({ name }) => [name, trackOf(name)]));
  let knownHead = 0n;
  let polling = false;

  const trackCalled = (name: string) => {
    const track = tracks.get(name);
    if (track === undefined) throw new Error(`There is no projection "${name}".`);
    return track;
  };

  const assertStored = async (position: bigint) => {
    if (position <= knownHead) return;
    const head = await store.head();
    if (head > knownHead) knownHead = head;
    if (position > knownHead) throw new PositionUnknown(position, knownHead);
  };

  const pollOnce = async (polled: readonly Identity[]) => {
    for (const { name, state, ...known } of await buildsOf(query, polled))
      if (state === 'ACTIVE') trackCalled(name).settle(known);
  };

  /** One poll for everybody who waits for projections that another process leads. */
  const poll = async () => {
    if (polling) return;
    polling = true;
    try {
      for (;;) {
        const polled = projections.filter(({ name }) => trackCalled(name).needsPoll());
        if (polled.length === 0) return;
        // While the database doesn't answer, the waiters' own timeouts do.
        await pollOnce(polled).catch(() => pause(100));
        await pause(15);
      }
    } finally {
      polling = false;
    }
  };

  return {
    reached: (name, known) => trackCalled(name).reached(known),
    unknown: (name) => {
      trackCalled(name).unknown();
      void poll();
    },
    waitFor: async (position, names, timeoutMs) => {
      const tracked = names.map(trackCalled);
      await assertStored(position);
      const waits = tracked.map((track) => track.wait(position, timeoutMs));
      void poll();
      await Promise.all(waits);
    },
    close: () => tracks.forEach((track) => track.giveUp()),
  };
}
