import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  BriefingAcknowledgeInput,
  BriefingIssueInput,
  BriefingOpenInput,
  ConsequenceObserveInput,
  DecisionMakeInput,
  DecisionSignInput,
} from '../schema/decision.inputs.js';
import {
  BriefingAcknowledgePayload,
  BriefingIssuePayload,
  BriefingOpenPayload,
  ConsequenceObservePayload,
  DecisionMakePayload,
  DecisionSignPayload,
} from '../schema/payloads.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class DecisionResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => BriefingIssuePayload, {
    description: "Freezes what can be chosen and sends it to deciders. For the project's managers.",
  })
  briefingIssue(
    @Arg('input', () => BriefingIssueInput, { description: 'To whom.' }) input: BriefingIssueInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, briefingId = created('briefing'), deciders } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'IssueBriefing', data: { briefingId, deciders } },
      envelope,
    });
  }

  @Mutation(() => BriefingOpenPayload, {
    description: 'Says that you have the briefing before your eyes. For the deciders it was sent to.',
  })
  briefingOpen(
    @Arg('input', () => BriefingOpenInput, { description: 'Which one.' }) input: BriefingOpenInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, number } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'OpenBriefing', data: { number } },
      envelope,
    });
  }

  @Mutation(() => BriefingAcknowledgePayload, {
    description: 'Confirms having taken note of exactly this content. For the deciders it was sent to.',
  })
  briefingAcknowledge(
    @Arg('input', () => BriefingAcknowledgeInput, { description: 'Which one, with its digest.' })
    input: BriefingAcknowledgeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...acknowledged } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AcknowledgeBriefing', data: acknowledged },
      envelope,
    });
  }

  @Mutation(() => DecisionMakePayload, {
    description: 'Chooses among the options of the latest briefing. For deciders who have acknowledged it.',
  })
  decisionMake(
    @Arg('input', () => DecisionMakeInput, { description: 'The choice.' }) input: DecisionMakeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, decisionId = created('decision'), ...choice } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'MakeDecision', data: { decisionId, ...choice } },
      envelope,
    });
  }

  @Mutation(() => DecisionSignPayload, { description: 'Signs a decision. For whoever made it.' })
  decisionSign(
    @Arg('input', () => DecisionSignInput, { description: 'The signature.' }) input: DecisionSignInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...signature } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'SignDecision', data: signature },
      envelope,
    });
  }

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
    const { requestId, observationId = created('observation'), ...observed } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ObserveConsequence', data: { observationId, ...observed } },
      envelope,
    });
  }
}
