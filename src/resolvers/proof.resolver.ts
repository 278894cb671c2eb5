import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryEvent } from '../schema/history.types.js';
import { InclusionProof } from '../schema/proof.types.js';
import { readPosition } from '../schema/scalars.js';
import { inclusionProof, type ProofOf } from './mapping/proof.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

@Resolver(() => HistoryEvent)
export class HistoryProofResolver {
  @FieldResolver()
  async proof(
    @Root() { position, stream, revision }: HistoryEvent,
    @Ctx() context: RequestContext,
  ): Promise<ProofOf | undefined> {
    if (position === undefined) return undefined;
    const proof = await signedIn(context).loaders.proofs.load(readPosition(position));
    return proof && inclusionProof(proof, { stream, revision });
  }
}

@Resolver(() => InclusionProof)
export class ProofEntryResolver {
  @FieldResolver()
  entry(@Root() { of }: ProofOf, @Ctx() context: RequestContext): Promise<string | undefined> {
    return signedIn(context).loaders.entries.load(of);
  }
}
