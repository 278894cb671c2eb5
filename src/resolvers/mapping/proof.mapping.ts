import type { StoredPlace } from '../../application/log-proofs.js';
import type { LogRoot as Root } from '../../projections/log-tree/log-tree.queries.js';
import type { InclusionProof as Proof } from '../../projections/log-tree/merkle.js';
import type { InclusionProof, LogRoot } from '../../schema/proof.types.js';

const hex = (hash: Buffer): string => hash.toString('hex');

export const logRoot = ({ size, hash }: Root): LogRoot => ({ size, hash: hex(hash) });

/** With where its event is stored, for whoever may see that too. */
export type ProofOf = InclusionProof & { readonly of: StoredPlace };

export const inclusionProof = ({ leafHash, rootHash, path, ...places }: Proof, of: StoredPlace): ProofOf => ({
  ...places,
  of,
  leafHash: hex(leafHash),
  rootHash: hex(rootHash),
  path: path.map(hex),
});
