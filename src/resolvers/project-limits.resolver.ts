import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ChangeRequest } from '../schema/change-request.types.js';
import { BudgetChange, DeadlineChange } from '../schema/party.types.js';
import { changeRequest } from './mapping/change-request.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

const description = 'The request whose decision moved it; null where a director did, or at the beginning.';

async function requestOf(requestId: string | undefined, context: RequestContext) {
  const row =
    requestId === undefined ? undefined : await signedIn(context).loaders.changeRequests.load(requestId);
  return row && changeRequest(row);
}

@Resolver(() => BudgetChange)
export class BudgetChangeResolver {
  @FieldResolver(() => ChangeRequest, { nullable: true, description })
  request(@Root() { requestId }: BudgetChange, @Ctx() context: RequestContext) {
    return requestOf(requestId, context);
  }
}

@Resolver(() => DeadlineChange)
export class DeadlineChangeResolver {
  @FieldResolver(() => ChangeRequest, { nullable: true, description })
  request(@Root() { requestId }: DeadlineChange, @Ctx() context: RequestContext) {
    return requestOf(requestId, context);
  }
}
