import { logStart, type RecordedEvent } from '../../event-store/event-store.js';
import { type Query, sql } from '../../platform/postgres/sql.js';
import { batchSize } from '../facts.js';
import { lastLeaves, type StoredLog } from './log-tree.js';
import { leafOf } from './log-tree.step.js';
import { logTreeQueries } from './log-tree.queries.js';
import { emptyTree, grown, hashOver, type Node, type Tree } from './merkle.js';

export interface VerifiedTree {
  /** How many events the tree has. */
  readonly size: number;
  /** The last of them. */
  readonly position: bigint;
  /** The root that is kept, in hex. */
  readonly root: string;
  /** The same computed from the log as it is now. */
  readonly fresh: string;
  /** Where the log is not what it was; at most a thousand, the first one first. */
  readonly changed: readonly bigint[];
  /** How many nodes above the leaves are not what follows from the log. */
  readonly nodes: number;
}

interface Different {
  readonly level: number;
  /** Of a leaf, as it was kept; where none was, of the event. */
  readonly position: string | null;
}

/** PostgreSQL compares: what ought to be kept with what is. */
async function differing(
  query: Query,
  expected: readonly (Node & { readonly event: RecordedEvent | undefined })[],
): Promise<readonly Different[]> {
  return query<Different>(sql`SELECT level, coalesce(kept.position, fresh.position) AS position
    FROM unnest(${expected.map(({ level }) => level)}::smallint[], ${expected.map(({ index }) => index)}::bigint[],
      ${expected.map(({ event }) => event?.position.toString() ?? null)}::bigint[],
      ${expected.map(({ hash }) => hash)}::bytea[]) AS fresh (level, index, position, hash)
    LEFT JOIN log_tree.nodes AS kept USING (level, index)
    WHERE kept.hash IS DISTINCT FROM fresh.hash OR kept.position IS DISTINCT FROM fresh.position
    ORDER BY level, index`);
}

const mostTold = 1_000;

/** Events in the order of the log, at most so many. */
async function* firstOf(log: StoredLog, size: number): AsyncGenerator<readonly RecordedEvent[]> {
  let after = logStart;
  for (let left = size; left > 0;) {
    const events = await log.readAll(after, Math.min(batchSize, left));
    const end = events.at(-1);
    if (end === undefined) return;
    yield events;
    left -= events.length;
    after = end.position;
  }
}

/** Positions that the tree has and a log that ends too early has not. */
const lost = async (query: Query, from: number, size: number): Promise<bigint[]> =>
  (
    await query<{ position: string }>(sql`SELECT position FROM log_tree.nodes
      WHERE level = 0 AND index >= ${from} AND index < ${size} ORDER BY index LIMIT ${mostTold}`)
  ).map(({ position }) => BigInt(position));

interface Compared {
  readonly tree: Tree;
  readonly changed: readonly bigint[];
  readonly nodes: number;
}

/** The tree with these events, and what of it is kept otherwise. */
async function compareBatch(
  query: Query,
  { tree, changed, nodes }: Compared,
  events: readonly RecordedEvent[],
): Promise<Compared> {
  const next = grown(tree, events.map(leafOf));
  const expected = next.nodes.map((node) => ({
    ...node,
    event: node.level === 0 ? events[node.index - tree.size] : undefined,
  }));
  const found = await differing(query, expected);
  const leaves = found.flatMap(({ position }) => (position === null ? [] : [BigInt(position)]));
  return {
    tree: next.tree,
    changed: [...changed, ...leaves].slice(0, mostTold),
    nodes: nodes + found.length - leaves.length,
  };
}

/** Computes the tree anew from the log, as far as it has come, and compares every node of it. The tree may go on growing. */
export async function compareWithLog(query: Query, log: StoredLog): Promise<VerifiedTree> {
  const [last] = await lastLeaves(query, 1);
  const { size, position } = last
    ? { size: last.index + 1, position: last.position }
    : { size: 0, position: logStart };
  let compared: Compared = { tree: emptyTree, changed: [], nodes: 0 };
  for await (const events of firstOf(log, size)) compared = await compareBatch(query, compared, events);
  const { tree, changed, nodes } = compared;
  const { hash } = await logTreeQueries(query).rootAt(position);
  return {
    ...{ size, position, nodes, root: hash.toString('hex') },
    fresh: hashOver(tree.frontier.map((node) => node.hash)).toString('hex'),
    changed: [...changed, ...(await lost(query, tree.size, size))].slice(0, mostTold),
  };
}
