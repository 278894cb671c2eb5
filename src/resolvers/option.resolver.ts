import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import { ConsequencePredictInput, OptionOfferInput, OptionRecommendInput } from '../schema/option.inputs.js';
import { ConsequencePredictPayload, OptionOfferPayload, OptionRecommendPayload } from '../schema/payloads.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class OptionResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => OptionOfferPayload, {
    description:
      "Offers something to choose from; the first offer brings leaving it as it is with it. For the project's managers.",
  })
  optionOffer(
    @Arg('input', () => OptionOfferInput, { description: 'The offer.' }) input: OptionOfferInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, optionId = created('option'), ...offer } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'OfferOption', data: { optionId, ...offer } },
      envelope,
    });
  }

  @Mutation(() => ConsequencePredictPayload, {
    description: "Says what an option would entail. For the project's managers and specialists.",
  })
  consequencePredict(
    @Arg('input', () => ConsequencePredictInput, { description: 'The prediction.' })
    input: ConsequencePredictInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, consequenceId = created('consequence'), ...prediction } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'PredictConsequence', data: { consequenceId, ...prediction } },
      envelope,
    });
  }

  @Mutation(() => OptionRecommendPayload, {
    description: "Says what the studio advises. For the project's managers.",
  })
  optionRecommend(
    @Arg('input', () => OptionRecommendInput, { description: 'The advice.' }) input: OptionRecommendInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...advice } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RecommendOption', data: advice },
      envelope,
    });
  }
}
