import { createHash } from 'node:crypto';

/** A proof as the API gives it. */
export interface GivenProof {
  readonly leafIndex: number;
  readonly leafHash: string;
  readonly treeSize: number;
  readonly rootHash: string;
  readonly path: readonly string[];
  readonly entry: string | null;
}

const sha256 = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

export const hashOfEntry = (entry: string): string =>
  sha256(Buffer.of(0), Buffer.from(entry, 'utf8')).toString('hex');

/** The root that a proof leads to, as a stranger computes it with nothing but SHA-256: the definition of the path, read backwards. */
export function rootFrom({ leafIndex, leafHash, treeSize, path }: GivenProof): string {
  const climb = (index: number, size: number, steps: readonly string[]): Buffer => {
    const beside = steps.at(-1);
    if (size === 1 || beside === undefined) return Buffer.from(leafHash, 'hex');
    let half = 1;
    while (half * 2 < size) half *= 2;
    const [below, other] = [steps.slice(0, -1), Buffer.from(beside, 'hex')];
    return index < half
      ? sha256(Buffer.of(1), climb(index, half, below), other)
      : sha256(Buffer.of(1), other, climb(index - half, size - half, below));
  };
  return climb(leafIndex, treeSize, path).toString('hex');
}
