import { createHash } from 'node:crypto';

/** A Merkle tree as RFC 9162 (section 2.1) has it, with SHA-256. Sizes and indexes are whole numbers below 2 ** 53. */

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** What comes before a leaf and before two nodes, so that neither can be passed off as the other. */
const [leafMark, nodeMark] = [Uint8Array.of(0), Uint8Array.of(1)];

export const leafHash = (entry: Uint8Array): Buffer => sha256(leafMark, entry);

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodeMark, left, right);

/** A complete subtree: `2 ** level` leaves, the first of which is `index * 2 ** level`. A leaf has level 0. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

export interface Node extends Subtree {
  readonly hash: Buffer;
}

/** Some leaves in a row; `to` is the first that is not among them. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A tree as far as it has to be known to go on: its complete subtrees that are not part of a larger one, the largest first. */
export interface Tree {
  readonly size: number;
  readonly frontier: readonly Node[];
}

export const emptyTree: Tree = { size: 0, frontier: [] };

/** The tree with more leaves, and every subtree that they made complete, themselves among them. */
export function grown(
  { size, frontier }: Tree,
  leaves: readonly Buffer[],
): { readonly tree: Tree; readonly nodes: readonly Node[] } {
  const open = [...frontier];
  const nodes: Node[] = [];
  for (const [count, hash] of leaves.entries()) {
    let node: Node = { level: 0, index: size + count, hash };
    nodes.push(node);
    for (let left = open.at(-1); left?.level === node.level; left = open.at(-1)) {
      open.pop();
      node = { level: left.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
      nodes.push(node);
    }
    open.push(node);
  }
  return { tree: { size: size + leaves.length, frontier: open }, nodes };
}

/** The level of the largest complete tree with at most so many leaves. */
function levelWithin(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
}

/** The complete subtrees that a stretch is made of, the largest first. It begins where a subtree as long as itself could. */
export function subtreesOf({ from, to }: Stretch): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    const level = levelWithin(to - at);
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

export const frontierOf = (size: number): Subtree[] => subtreesOf({ from: 0, to: size });

/** The hash over complete subtrees in a row, the largest first; of none it is the hash of nothing. */
export function hashOver(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1);
  if (last === undefined) return sha256();
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** What lies beside the way from a leaf up to the root, the nearest first: the hash of each is a step of its proof. */
export function besides(index: number, size: number): Stretch[] {
  const way: Stretch[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    // The largest power of two that is smaller than the number of leaves.
    const middle = from + 2 ** levelWithin(to - from - 1);
    const left = index < middle;
    way.push(left ? { from: middle, to } : { from, to: middle });
    [from, to] = left ? [from, middle] : [middle, to];
  }
  return way.reverse();
}

export interface InclusionProof {
  readonly leafIndex: number;
  readonly leafHash: Buffer;
  readonly treeSize: number;
  readonly rootHash: Buffer;
  readonly path: readonly Buffer[];
}

/** Where a leaf and the last leaf of its tree are among the nodes of one level. */
interface Place {
  readonly leaf: number;
  readonly last: number;
}

const isEven = (index: number) => index % 2 === 0;

const above = ({ leaf, last }: Place): Place => ({ leaf: Math.floor(leaf / 2), last: Math.floor(last / 2) });

/** Without a neighbour on its right, a node is its parent, too. */
function whereItHasANeighbour(place: Place): Place {
  let at = place;
  while (isEven(at.leaf) && at.leaf === at.last && at.leaf > 0) at = above(at);
  return at;
}

/** Whether the leaf is in the tree with that root, at that index (RFC 9162, 2.1.3.2). */
export function isIncluded({ leafIndex, leafHash, treeSize, rootHash, path }: InclusionProof): boolean {
  if (leafIndex >= treeSize) return false;
  let at: Place = { leaf: leafIndex, last: treeSize - 1 };
  let hash = leafHash;
  for (const beside of path) {
    if (at.last === 0) return false;
    at = whereItHasANeighbour(at);
    hash = isEven(at.leaf) ? nodeHash(hash, beside) : nodeHash(beside, hash);
    at = above(at);
  }
  return at.last === 0 && hash.equals(rootHash);
}
