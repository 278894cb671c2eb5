import { type RecordedEvent, logStart } from '../../event-store/event-store.js';
import { entryOf } from '../../event-store/log-entry.js';
import { type Query, sql } from '../../platform/postgres/sql.js';
import { activeBuild, type Build, movingTo } from '../builds.js';
import { batchSize } from '../facts.js';
import type { Obstacle } from '../fold.js';
import type { Follower } from '../runner.js';
import type { Stepped } from '../step.js';
import { hashesOf, lastLeaves, type Leaf, logTree, type StoredLog } from './log-tree.js';
import { emptyTree, frontierOf, grown, leafHash, type Node, type Tree } from './merkle.js';

export const leafOf = (event: RecordedEvent): Buffer => leafHash(Buffer.from(entryOf(event)));

/** The log doesn't say any more what it said when the tree took it in, or lacks something: somebody has changed it. */
export class LogContradicted extends Error implements Obstacle {
  override readonly name = 'LogContradicted';
  constructor(
    message: string,
    readonly event: Obstacle['event'],
  ) {
    super(message);
  }
}

/** An event that ought to be there has neither id nor type. */
const missingAt = (position: bigint) => ({ position, id: '', type: '' });

/** The tree as it is kept, as far as it has to be known to go on. */
interface Kept {
  readonly tree: Tree;
  readonly last: Leaf | undefined;
  /** Reading begins after it, so that the last event is read again. */
  readonly before: bigint;
}

const positionOf = ({ last }: Kept): bigint => last?.position ?? logStart;

async function keptIn(query: Query): Promise<Kept> {
  const [last, before] = await lastLeaves(query, 2);
  if (last === undefined) return { tree: emptyTree, last, before: logStart };
  const frontier = frontierOf(last.index + 1);
  const hashOf = await hashesOf(query, frontier);
  return {
    tree: {
      size: last.index + 1,
      frontier: frontier.map((subtree) => ({ ...subtree, hash: hashOf(subtree) })),
    },
    last,
    before: before?.position ?? logStart,
  };
}

/** What follows the last event that was taken in, which has to be there still and to say the same. */
function following(
  { last }: Kept,
  events: readonly RecordedEvent[],
): { readonly next: readonly RecordedEvent[]; readonly contradiction?: LogContradicted } {
  if (last === undefined) return { next: events };
  const [again, ...next] = events;
  const at = last.position.toString();
  if (again?.position !== last.position)
    return {
      next: [],
      contradiction: new LogContradicted(
        `The log has nothing at position ${at} any more.`,
        missingAt(last.position),
      ),
    };
  if (!leafOf(again).equals(last.hash))
    return {
      next: [],
      contradiction: new LogContradicted(
        `The event at position ${at} is not the one that was there before.`,
        again,
      ),
    };
  return { next };
}

/** Up to the first position without an event, where positions have no gaps. */
function unbroken(
  events: readonly RecordedEvent[],
  after: bigint,
): { readonly next: readonly RecordedEvent[]; readonly contradiction?: LogContradicted } {
  const gap = events.findIndex(({ position }, index) => position !== after + BigInt(index + 1));
  if (gap < 0) return { next: events };
  const position = after + BigInt(gap + 1);
  return {
    next: events.slice(0, gap),
    contradiction: new LogContradicted(
      `The log has nothing at position ${position.toString()}, though it goes on after it.`,
      missingAt(position),
    ),
  };
}

/** The new nodes and the checkpoint in one statement: all of it, or nothing when somebody else was faster. */
function writing(from: Build, to: bigint, nodes: readonly (Node & { readonly position: bigint | null })[]) {
  return sql`WITH ${movingTo(from, to)}, kept AS (
      INSERT INTO log_tree.nodes (level, index, position, hash)
      SELECT * FROM unnest(${nodes.map(({ level }) => level)}::smallint[],
        ${nodes.map(({ index }) => index)}::bigint[],
        ${nodes.map(({ position }) => position?.toString() ?? null)}::bigint[],
        ${nodes.map(({ hash }) => hash)}::bytea[])
      WHERE EXISTS (SELECT FROM moved)
    ) SELECT 1 FROM moved`;
}

interface Keeping {
  readonly query: Query;
  readonly log: StoredLog;
  /** How many events are taken in at once. */
  readonly batch?: number;
}

/** Keeps the tree up with the log. It adds and never replaces; a log that contradicts what is kept stops it. */
export function logTreeFollower({ query, log, batch = batchSize }: Keeping): Follower {
  let known: Kept | undefined;

  /** What is kept, when the build is still where it was read; otherwise what is wrong. */
  async function keptAt(at: Build): Promise<Kept | Stepped> {
    if (known && positionOf(known) === at.position) return known;
    const kept = await keptIn(query);
    if (positionOf(kept) === at.position) return kept;
    if ((await activeBuild(query, logTree))?.position !== at.position) return { outcome: 'fenced' };
    const position = positionOf(kept);
    const poison = new LogContradicted(
      `The tree has come to position ${position.toString()}, and its checkpoint says ${at.position.toString()}.`,
      missingAt(position),
    );
    return { outcome: 'poisoned', poison };
  }

  async function take(at: Build, kept: Kept, events: readonly RecordedEvent[]): Promise<Stepped> {
    const leaves = events.map((event) => ({ position: event.position, hash: leafOf(event) }));
    const [end, before] = [leaves.at(-1), leaves.at(-2)];
    if (end === undefined) return { outcome: 'idle' };
    const { size } = kept.tree;
    const { tree, nodes } = grown(
      kept.tree,
      leaves.map(({ hash }) => hash),
    );
    const placed = nodes.map((node) => ({
      ...node,
      position: node.level === 0 ? (leaves[node.index - size]?.position ?? null) : null,
    }));
    known = undefined;
    const written = await query(writing(at, end.position, placed));
    if (written.length === 0) return { outcome: 'fenced' };
    known = { tree, last: { index: tree.size - 1, ...end }, before: before?.position ?? positionOf(kept) };
    return { outcome: 'moved', at: { ...at, position: end.position, failure: null } };
  }

  return {
    ...logTree,
    step: async (at) => {
      const kept = await keptAt(at);
      if ('outcome' in kept) return kept;
      const again = kept.last === undefined ? 0 : 1;
      const read = following(kept, await log.readAll(kept.before, batch + again));
      const { next, contradiction = read.contradiction } = log.gapless
        ? unbroken(read.next, positionOf(kept))
        : read;
      if (next.length === 0 && contradiction) return { outcome: 'poisoned', poison: contradiction };
      return take(at, kept, next);
    },
  };
}
