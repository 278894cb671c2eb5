import type { Query } from '../../platform/postgres/sql.js';
import { hashesOf, leavesAt, sizeAt } from './log-tree.js';
import { besides, frontierOf, hashOver, type InclusionProof, subtreesOf } from './merkle.js';

/** The hash over the first so many events. */
export interface LogRoot {
  readonly size: number;
  readonly hash: Buffer;
}

/** What can be asked of the tree: nothing in it ever changes, so an answer about a position holds for ever. */
export const logTreeQueries = (query: Query) => ({
  /** Over everything up to a position. The tree has to have come so far. */
  rootAt: async (position: bigint): Promise<LogRoot> => {
    const size = await sizeAt(query, position);
    const frontier = frontierOf(size);
    const hashOf = await hashesOf(query, frontier);
    return { size, hash: hashOver(frontier.map(hashOf)) };
  },

  /** That these events are under that root, by position: two statements, however many there are. */
  proofs: async (
    { size, hash: rootHash }: LogRoot,
    positions: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, InclusionProof>> => {
    const leaves = (await leavesAt(query, positions)).filter(({ index }) => index < size);
    const ways = leaves.map((leaf) => ({ leaf, way: besides(leaf.index, size).map(subtreesOf) }));
    const hashOf = await hashesOf(
      query,
      ways.flatMap(({ way }) => way.flat()),
    );
    return new Map(
      ways.map(({ leaf, way }) => [
        leaf.position,
        {
          leafIndex: leaf.index,
          leafHash: leaf.hash,
          treeSize: size,
          rootHash,
          path: way.map((subtrees) => hashOver(subtrees.map(hashOf))),
        },
      ]),
    );
  },
});

export type LogTreeQueries = ReturnType<typeof logTreeQueries>;
