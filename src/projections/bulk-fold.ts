import type { Build } from './builds.js';
import { foldInto, planFold, type ReadEvent, type Rows } from './fold.js';
import { batchSize, type ReadFacts } from './facts.js';
import type { Projection } from './projection.js';

export interface BulkFolded {
  readonly rows: Rows;
  /** The last event folded in: the wanted one, the log's last, or the one before an event that can't be folded. */
  readonly position: bigint;
}

/** Folds up to the first event that fails; returns the last one folded. */
function foldBatch(projection: Projection<object>, rows: Rows, events: readonly ReadEvent[]) {
  const { touches } = planFold(projection, events);
  const { count, changed } = foldInto(projection, rows, touches);
  for (const key of changed) if (rows.get(key) === undefined) rows.delete(key);
  return touches[count - 1]?.recorded;
}

/**
 * Folds the log up to a position in memory, which is the fastest way there is. All of the projection's rows have to fit
 * into memory at once.
 */
export async function foldLog(
  read: ReadFacts,
  projection: Projection<object>,
  { upTo, onBatch }: { readonly upTo: bigint; readonly onBatch?: (position: bigint) => Promise<void> },
): Promise<BulkFolded> {
  const rows: Rows = new Map();
  let position = 0n;
  for (let more = true; more && position < upTo;) {
    const events = (await read(position, batchSize)).filter(({ recorded }) => recorded.position <= upTo);
    const last = foldBatch(projection, rows, events);
    more = last !== undefined && last === events.at(-1)?.recorded;
    position = last?.position ?? position;
    await onBatch?.(position);
  }
  return { rows, position };
}

/** How far a rebuild has come and how long it will still take. */
export interface RebuildProgress extends Pick<Build, 'name' | 'version' | 'build' | 'position'> {
  /** Where the log ended when it began. */
  readonly of: bigint;
  readonly startedAt: string;
  readonly eventsPerSecond: number;
  /** `null` before there is a speed to go by. */
  readonly etaSeconds: number | null;
}

/** The progress that follows from how far a build has come in how many seconds. */
export function progressOf({ name, version, build, ...at }: Build, seconds: number): RebuildProgress {
  const eventsPerSecond = seconds > 0 ? Number(at.position) / seconds : 0;
  const left = Math.max(0, Number(at.target - at.position));
  const secondsLeft = left === 0 ? 0 : left / eventsPerSecond;
  return {
    name,
    version,
    build,
    position: at.position,
    of: at.target,
    startedAt: at.startedAt,
    eventsPerSecond: Math.round(eventsPerSecond),
    etaSeconds: Number.isFinite(secondsLeft) ? Math.ceil(secondsLeft) : null,
  };
}
