import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  AttributionDisputePayload,
  DisputeResolvePayload,
  ObservationCorrectPayload,
} from '../schema/aftermath.payloads.js';
import { ConsequenceObservePayload } from '../schema/payloads.js';
import {
  AttributionDisputeInput,
  ConsequenceObserveInput,
  DisputeResolveInput,
  ObservationCorrectInput,
} from '../schema/observation.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class ObservationResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => ConsequenceObservePayload, {
    description:
      'Records what came of a decision. For everybody on the project and every contact of the client.',
  })
  consequenceObserve(
    @Arg('input', () => ConsequenceObserveInput, { description: 'What was seen.' })
    input: ConsequenceObserveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, observationId = created('observation'), ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ObserveConsequence', data: { observationId, ...rest } },
      envelope,
    });
  }

  @Mutation(() => ObservationCorrectPayload, {
    description: 'Puts right what was observed; what was said first stays. For the side that observed it.',
  })
  observationCorrect(
    @Arg('input', () => ObservationCorrectInput, { description: 'As it should have been said.' })
    input: ObservationCorrectInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'CorrectObservation', data: rest },
      envelope,
    });
  }

  @Mutation(() => AttributionDisputePayload, {
    description:
      'Says that one does not agree with who answers for what was observed. For everybody on the project and every contact of the client.',
  })
  attributionDispute(
    @Arg('input', () => AttributionDisputeInput, { description: 'The grounds.' })
    input: AttributionDisputeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, disputeId = created('dispute'), ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DisputeAttribution', data: { disputeId, ...rest } },
      envelope,
    });
  }

  @Mutation(() => DisputeResolvePayload, {
    description: 'Ends a dispute by a ruling that changes no fact. For directors.',
  })
  disputeResolve(
    @Arg('input', () => DisputeResolveInput, { description: 'The ruling.' })
    input: DisputeResolveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ResolveDispute', data: rest },
      envelope,
    });
  }
}
