import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import { BriefingAcknowledgePayload, BriefingIssuePayload, BriefingOpenPayload } from '../schema/payloads.js';
import {
  BriefingAcknowledgeInput,
  BriefingIssueInput,
  BriefingOpenInput,
} from '../schema/briefing.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class BriefingResolver {
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
}
