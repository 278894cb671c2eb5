import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { hasLapsed } from '../aggregates/change-request/index.js';
import type { Application } from '../application/application.js';
import {
  ConsequencePredictInput,
  OptionOfferInput,
  OptionRecommendInput,
  OptionReviseInput,
  OptionWithdrawInput,
} from '../schema/option.inputs.js';
import { Option } from '../schema/option.types.js';
import {
  ConsequencePredictPayload,
  OptionOfferPayload,
  OptionRecommendPayload,
  OptionRevisePayload,
  OptionWithdrawPayload,
} from '../schema/payloads.js';
import { sending } from './command.js';
import { type RequestContext, signedIn } from './request-context.js';
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

  @Mutation(() => OptionRevisePayload, {
    description:
      "Changes an option's terms; a briefing that shows it becomes stale. For the project's managers.",
  })
  optionRevise(
    @Arg('input', () => OptionReviseInput, { description: 'The new terms, whole.' }) input: OptionReviseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...revision } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ReviseOption', data: revision },
      envelope,
    });
  }

  @Mutation(() => OptionWithdrawPayload, {
    description: "Takes an option back; advice to choose it falls with it. For the project's managers.",
  })
  optionWithdraw(
    @Arg('input', () => OptionWithdrawInput, { description: 'Which one, and why.' })
    input: OptionWithdrawInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...withdrawal } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'WithdrawOption', data: withdrawal },
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

/** What of an option follows from the clock, and so is in no read model. */
@Resolver(() => Option)
export class OptionStandingResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether the offer has lapsed by now. Derived when it is read.',
  })
  lapsed(@Root() { validUntil }: Option, @Ctx() context: RequestContext): boolean {
    return hasLapsed(validUntil, signedIn(context).reads.now());
  }
}
