import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  besides,
  emptyTree,
  frontierOf,
  grown,
  hashOver,
  type InclusionProof,
  isIncluded,
  leafHash,
  type Node,
  type Subtree,
  subtreesOf,
} from '../../../src/projections/log-tree/merkle.js';

const sha256 = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9162, 2.1.1 and 2.1.3.1, as they are written there. */
const halfOf = (count: number) => {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
};
function naiveRoot(entries: readonly Uint8Array[]): Buffer {
  const [only] = entries;
  if (only === undefined) return sha256();
  if (entries.length === 1) return sha256(Buffer.of(0), only);
  const half = halfOf(entries.length);
  return sha256(Buffer.of(1), naiveRoot(entries.slice(0, half)), naiveRoot(entries.slice(half)));
}
function naivePath(index: number, entries: readonly Uint8Array[]): Buffer[] {
  if (entries.length === 1) return [];
  const half = halfOf(entries.length);
  const [left, right] = [entries.slice(0, half), entries.slice(half)];
  return index < half
    ? [...naivePath(index, left), naiveRoot(right)]
    : [...naivePath(index - half, right), naiveRoot(left)];
}

const nameOf = ({ level, index }: Subtree) => `${level} ${index}`;

/** All complete subtrees over the entries, as a store of them would keep them; told of in pieces of these lengths. */
function keptOf(entries: readonly Uint8Array[], pieces: readonly number[] = []) {
  const kept = new Map<string, Buffer>();
  let tree = emptyTree;
  const take = (some: readonly Uint8Array[]) => {
    const next = grown(tree, some.map(leafHash));
    next.nodes.forEach((node) => {
      expect(kept.has(nameOf(node))).toBe(false);
      kept.set(nameOf(node), node.hash);
    });
    ({ tree } = next);
  };
  for (const piece of pieces) take(entries.slice(tree.size, tree.size + piece));
  take(entries.slice(tree.size));
  const hashOf = (subtrees: readonly Subtree[]) =>
    hashOver(subtrees.map((one) => kept.get(nameOf(one)) ?? Buffer.of()));
  return { tree, kept, hashOf };
}

function proofOf(index: number, size: number, entries: readonly Uint8Array[]): InclusionProof {
  const { hashOf } = keptOf(entries);
  return {
    leafIndex: index,
    leafHash: leafHash(entries[index] ?? Buffer.of()),
    treeSize: size,
    rootHash: hashOf(frontierOf(size)),
    path: besides(index, size).map((one) => hashOf(subtreesOf(one))),
  };
}

/** The leaves, roots and proofs that implementations of Certificate Transparency (RFC 6962) test each other with. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const proofs: readonly (readonly [index: number, size: number, path: readonly string[]])[] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

test('the tree without leaves is the hash of nothing', () => {
  expect(hashOver([]).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(frontierOf(0)).toEqual([]);
});

test.each(roots.map((root, index) => [index + 1, root] as const))(
  'the first %d of the known leaves have the known root',
  (size, root) => {
    const { tree } = keptOf(leaves.slice(0, size));
    expect(hashOver(tree.frontier.map(({ hash }) => hash)).toString('hex')).toBe(root);
  },
);

test.each(proofs)('leaf %d of %d has the known proof, and it holds', (index, size, path) => {
  const proof = proofOf(index, size, leaves);
  expect(proof.path.map((hash) => hash.toString('hex'))).toEqual(path);
  expect(proof.rootHash.toString('hex')).toBe(roots[size - 1]);
  expect(isIncluded(proof)).toBe(true);
});

const someEntries = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 130 });

test('roots and proofs of any size are what the definition says, whatever pieces the leaves came in', () => {
  fc.assert(
    fc.property(someEntries, fc.array(fc.nat(40), { maxLength: 8 }), fc.nat(), (entries, pieces, random) => {
      const { tree, kept, hashOf } = keptOf(entries, pieces);
      expect(tree.size).toBe(entries.length);
      expect(tree.frontier.map(({ level, index }) => ({ level, index }))).toEqual(frontierOf(entries.length));
      expect(kept).toEqual(keptOf(entries).kept);
      // Any size that it ever had.
      const size = 1 + (random % entries.length);
      const then = entries.slice(0, size);
      expect(hashOf(frontierOf(size))).toEqual(naiveRoot(then));
      const index = (random >>> 3) % size;
      const proof = proofOf(index, size, entries);
      expect(proof.path).toEqual(naivePath(index, then));
      expect(isIncluded(proof)).toBe(true);
    }),
  );
});

test('every leaf of every small tree has a proof that holds, of as many steps as the tree is high at most', () => {
  const entries = Array.from({ length: 33 }, (_, n) => Buffer.from(`entry ${n}`));
  for (let size = 1; size <= entries.length; size += 1)
    for (let index = 0; index < size; index += 1) {
      const proof = proofOf(index, size, entries);
      expect(isIncluded(proof)).toBe(true);
      expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
    }
});

const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};
const everyBit = Array.from({ length: 256 }, (_, bit) => bit);

test('a proof in which any one bit is another does not hold', () => {
  const entries = Array.from({ length: 13 }, (_, n) => Buffer.from(`entry ${n}`));
  for (const index of [0, 5, 12]) {
    const good = proofOf(index, 13, entries);
    for (const bit of everyBit) {
      expect(isIncluded({ ...good, leafHash: flipped(good.leafHash, bit) })).toBe(false);
      expect(isIncluded({ ...good, rootHash: flipped(good.rootHash, bit) })).toBe(false);
      for (const step of good.path.keys()) {
        const path = good.path.map((hash, at) => (at === step ? flipped(hash, bit) : hash));
        expect(isIncluded({ ...good, path })).toBe(false);
      }
    }
    const entry = entries[index] ?? Buffer.of();
    for (let bit = 0; bit < entry.length * 8; bit += 1)
      expect(isIncluded({ ...good, leafHash: leafHash(flipped(entry, bit)) })).toBe(false);
  }
});

test('a proof for another place, of another length or of another size does not hold', () => {
  const entries = Array.from({ length: 13 }, (_, n) => Buffer.from(`entry ${n}`));
  const good = proofOf(5, 13, entries);
  const [first = Buffer.of(), ...rest] = good.path;
  for (let leafIndex = 0; leafIndex < 20; leafIndex += 1)
    expect(isIncluded({ ...good, leafIndex })).toBe(leafIndex === 5);
  expect(isIncluded({ ...good, path: rest })).toBe(false);
  expect(isIncluded({ ...good, path: [...good.path, first] })).toBe(false);
  expect(isIncluded({ ...good, path: [first, ...good.path] })).toBe(false);
  expect(isIncluded({ ...good, treeSize: 5 })).toBe(false);
  expect(isIncluded({ ...good, treeSize: 40 })).toBe(false);
});

test('two nodes cannot be passed off as a leaf', () => {
  const { kept } = keptOf(leaves.slice(0, 2));
  const [left, right] = [kept.get('0 0') ?? Buffer.of(), kept.get('0 1') ?? Buffer.of()];
  const forged: Node = { level: 0, index: 0, hash: leafHash(Buffer.concat([left, right])) };
  expect(forged.hash).not.toEqual(kept.get('1 0'));
});
