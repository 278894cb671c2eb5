import type { EventStore, RecordedEvent } from '../../event-store/event-store.js';
import { toFact } from '../../event-store/serialisation.js';
import type { Fact } from '../../kernel/fact.js';
import type { Principal } from '../../auth/principal.js';
import { changeRequest } from '../../aggregates/change-request/index.js';
import { PositionUnknown } from '../../projections/progress.js';
import { visibleTo } from '../visible-to.js';
import { mailbox } from './mailbox.js';
import { stoppable } from './stoppable.js';
import type { Tail } from './tail.js';
import { type Subject, watching, type Watching, type WatchingParts } from './watching.js';

/** What a follower is told. */
export type LiveItem =
  | { readonly is: 'EVENT'; readonly fact: Fact }
  /** Everything up to this position was told; what comes next is new. */
  | { readonly is: 'CAUGHT_UP'; readonly position: bigint }
  /** The follower was too slow. Nothing after this position was told, and nothing more will be. */
  | { readonly is: 'LAGGED'; readonly resumeAfter: bigint };

export interface FeedParts extends WatchingParts {
  readonly tail: Tail;
  /** How many new facts may wait for a follower. */
  readonly mostWaiting: number;
}

export interface Follow {
  readonly principal: Principal;
  readonly subject: Subject;
  /** The last position that the follower has seen; without it only what is new is told. */
  readonly after?: bigint | undefined;
}

const pageSize = 200;

/** Reads a subject's facts after a position, page by page. */
function reader(store: EventStore, subject: Subject) {
  let revision = 0;
  return async (after: bigint): Promise<readonly RecordedEvent[]> => {
    if (subject.kind === 'PROJECT') return store.readProject(subject.id, after, pageSize);
    const stream = { category: changeRequest.category, id: subject.id };
    for (;;) {
      const page = await store.readStream(stream, revision, pageSize);
      const fresh = page.filter(({ position }) => position > after);
      if (fresh.length > 0 || page.length < pageSize) return fresh;
      revision += page.length;
    }
  };
}

interface Following {
  readonly parts: FeedParts;
  readonly watch: Watching;
  readonly principal: Principal;
  readonly after: bigint;
  readonly stopped: AbortSignal;
}

/** Everything in the log up to its present end, then what is new, each once and in order. */
async function* follow(following: Following): AsyncGenerator<LiveItem, void, undefined> {
  const { parts, watch, principal, after, stopped } = following;
  const read = reader(parts.store, watch.subject);
  const waiting = mailbox<Fact>(parts.mostWaiting);
  let cursor = after;

  function* tellFrom(facts: readonly Fact[]): Generator<LiveItem, void, undefined> {
    for (const fact of facts) {
      cursor = fact.position;
      if (visibleTo(principal, fact)) yield { is: 'EVENT', fact };
    }
  }

  async function* backfill(): AsyncGenerator<LiveItem, void, undefined> {
    let page = await read(cursor);
    while (page.length > 0 && !stopped.aborted) {
      // The page was read before this, so whatever is on it was recorded while its reader was allowed to see it.
      await watch.stillAllowed();
      yield* tellFrom(page.map((recorded) => toFact(recorded)));
      page = await read(cursor);
    }
  }

  async function* live(): AsyncGenerator<LiveItem, void, undefined> {
    for (let letter = await waiting.take(); letter.is !== 'CLOSED'; letter = await waiting.take()) {
      if (letter.is === 'OVERFLOW') {
        yield { is: 'LAGGED', resumeAfter: cursor };
        return;
      }
      if (watch.mayEnd(letter.item)) await watch.stillAllowed();
      if (letter.item.position > cursor && watch.concerns(letter.item)) yield* tellFrom([letter.item]);
    }
  }

  stopped.addEventListener('abort', () => waiting.close());
  // What is old is told before anything new is kept, so that a long story does not fill the mailbox.
  yield* backfill();
  const joined = await parts.tail.join({
    hear: (fact) => {
      if (watch.concerns(fact) || watch.mayEnd(fact)) waiting.put(fact);
    },
    fail: (error) => waiting.fail(error),
  });
  try {
    // What was stored since the last page, or while joining.
    yield* backfill();
    // Neither a page nor the tail tells of what became of the person itself before they joined.
    await watch.stillAllowed();
    yield { is: 'CAUGHT_UP', position: cursor > joined.position ? cursor : joined.position };
    yield* live();
  } finally {
    joined.leave();
  }
}

/** Lets people follow a project or a request from any position on, each only what they may see. */
export function liveFeed(parts: FeedParts) {
  /** Rejects with `NothingToWatch`, or with `PositionUnknown` when the log doesn't reach that far. */
  return async ({
    principal,
    subject,
    after,
  }: Follow): Promise<AsyncGenerator<LiveItem, void, undefined>> => {
    const watch = await watching(parts, principal, subject);
    const head = await parts.store.head();
    if (after !== undefined && after > head) throw new PositionUnknown(after, head);
    const from = after ?? head;
    return stoppable((stopped) => follow({ parts, watch, principal, after: from, stopped }));
  };
}
