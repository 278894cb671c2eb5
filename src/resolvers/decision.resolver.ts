import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  DecisionConfirmPayload,
  DecisionDenyPayload,
  DecisionSupersedePayload,
} from '../schema/aftermath.payloads.js';
import { DecisionMakePayload, DecisionSignPayload } from '../schema/payloads.js';
import {
  DecisionConfirmInput,
  DecisionDenyInput,
  DecisionMakeInput,
  DecisionSignInput,
  DecisionSupersedeInput,
} from '../schema/decision.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class DecisionResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => DecisionMakePayload, {
    description:
      "Chooses among the options of the latest briefing. For deciders who have acknowledged it; the project's managers record what a decider said.",
  })
  decisionMake(
    @Arg('input', () => DecisionMakeInput, { description: 'The choice.' })
    input: DecisionMakeInput,
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

  @Mutation(() => DecisionConfirmPayload, {
    description: 'Confirms a decision that somebody else recorded. For whoever is said to have made it.',
  })
  decisionConfirm(
    @Arg('input', () => DecisionConfirmInput, { description: 'Which one, with its digest.' })
    input: DecisionConfirmInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ConfirmDecision', data: rest },
      envelope,
    });
  }

  @Mutation(() => DecisionDenyPayload, {
    description:
      'Disowns a decision that somebody else recorded: you never said so. It counts as if it had not been made, and what it replaced stands again. For whoever is said to have made it, until they confirm it.',
  })
  decisionDeny(
    @Arg('input', () => DecisionDenyInput, { description: 'Which one, with its digest, and why.' })
    input: DecisionDenyInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DenyDecision', data: rest },
      envelope,
    });
  }

  @Mutation(() => DecisionSignPayload, { description: 'Signs a decision. For whoever made it.' })
  decisionSign(
    @Arg('input', () => DecisionSignInput, { description: 'The signature.' })
    input: DecisionSignInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'SignDecision', data: rest },
      envelope,
    });
  }

  @Mutation(() => DecisionSupersedePayload, {
    description:
      "Says that a decision of another request took the place of this one. For the project's managers.",
  })
  decisionSupersede(
    @Arg('input', () => DecisionSupersedeInput, { description: 'By what, and why.' })
    input: DecisionSupersedeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'SupersedeDecision', data: rest },
      envelope,
    });
  }
}
