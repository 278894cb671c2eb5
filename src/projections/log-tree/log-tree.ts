import type { EventStore } from '../../event-store/event-store.js';
import { type Query, sql } from '../../platform/postgres/sql.js';
import type { Node, Subtree } from './merkle.js';

/** The Merkle tree over the log, as it is named among what follows the log. */
export const logTree = { name: 'log-tree', version: 1 } as const;

/** The log as it is stored: personal text is ciphertext in it, so that erasing a key changes no byte. */
export type StoredLog = Pick<EventStore, 'readAll' | 'readStream' | 'gapless'>;

/** An event as the tree has kept it. */
export interface Leaf {
  readonly index: number;
  readonly position: bigint;
  readonly hash: Buffer;
}

interface StoredLeaf {
  readonly index: string;
  readonly position: string;
  readonly hash: Buffer;
}

const leafFrom = ({ index, position, hash }: StoredLeaf): Leaf => ({
  index: Number(index),
  position: BigInt(position),
  hash,
});

/** The last so many leaves, the last one first. */
export async function lastLeaves(query: Query, limit: number): Promise<readonly Leaf[]> {
  const found = await query<StoredLeaf>(sql`SELECT index, position, hash FROM log_tree.nodes
    WHERE level = 0 ORDER BY index DESC LIMIT ${limit}`);
  return found.map(leafFrom);
}

/** The leaves of events at these positions. */
export async function leavesAt(query: Query, positions: readonly bigint[]): Promise<readonly Leaf[]> {
  const found = await query<StoredLeaf>(sql`SELECT index, position, hash FROM log_tree.nodes
    WHERE level = 0 AND position = ANY(${positions.map(String)}::bigint[])`);
  return found.map(leafFrom);
}

/** How many leaves the tree had when the log had come to that position. */
export async function sizeAt(query: Query, position: bigint): Promise<number> {
  const [last] = await query<{ index: string }>(sql`SELECT index FROM log_tree.nodes
    WHERE level = 0 AND position <= ${position.toString()} ORDER BY position DESC LIMIT 1`);
  return last === undefined ? 0 : Number(last.index) + 1;
}

const nameOf = ({ level, index }: Subtree) => `${level} ${index}`;

/** The hashes of complete subtrees, in one statement however many there are. */
export async function hashesOf(
  query: Query,
  subtrees: readonly Subtree[],
): Promise<(subtree: Subtree) => Buffer> {
  const found = await query<Omit<Node, 'index'> & { index: string }>(sql`SELECT level, index, hash
    FROM log_tree.nodes WHERE (level, index) IN (
      SELECT * FROM unnest(${subtrees.map(({ level }) => level)}::smallint[],
        ${subtrees.map(({ index }) => index)}::bigint[])
    )`);
  const known = new Map(
    found.map(({ level, index, hash }) => [nameOf({ level, index: Number(index) }), hash]),
  );
  return (subtree) => {
    const hash = known.get(nameOf(subtree));
    if (hash === undefined) throw new Error(`The log's tree has lost its node ${nameOf(subtree)}.`);
    return hash;
  };
}
