import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  ChangeRequestFormulatePayload,
  ChangeRequestReceivePayload,
  ClarificationAnswerPayload,
  ClarificationAskPayload,
  FeasibilityAssessPayload,
} from '../schema/payloads.js';
import {
  ChangeRequestFormulateInput,
  ChangeRequestReceiveInput,
  ClarificationAnswerInput,
  ClarificationAskInput,
  FeasibilityAssessInput,
} from '../schema/wish.inputs.js';
import { sending } from './command.js';
import { type RequestContext, signedIn } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class WishResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => ChangeRequestReceivePayload, {
    description: "Records a wish word for word. For the project's managers and the client's contacts.",
  })
  changeRequestReceive(
    @Arg('input', () => ChangeRequestReceiveInput, { description: 'The wish.' })
    input: ChangeRequestReceiveInput,
    @Ctx() context: RequestContext,
  ) {
    const from = input.from ?? signedIn(context).principal.actor.id;
    const { content, envelope, created } = sending(input, context, from);
    const { id = created('request'), ...wish } = content;
    return tellRequest(this.app, context, {
      id,
      command: { type: 'ReceiveRequest', data: { ...wish, from } },
      envelope,
    });
  }

  @Mutation(() => ClarificationAskPayload, {
    description: 'Asks what has to be clear before it can be formulated.',
  })
  clarificationAsk(
    @Arg('input', () => ClarificationAskInput, { description: 'The question.' }) input: ClarificationAskInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, questionId = created('question'), ...asked } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AskClarification', data: { questionId, ...asked } },
      envelope,
    });
  }

  @Mutation(() => ClarificationAnswerPayload, { description: 'Gives the official answer to a question.' })
  clarificationAnswer(
    @Arg('input', () => ClarificationAnswerInput, { description: 'The answer.' })
    input: ClarificationAnswerInput,
    @Ctx() context: RequestContext,
  ) {
    const answeredBy = input.answeredBy ?? signedIn(context).principal.actor.id;
    const { content, envelope } = sending(input, context, answeredBy);
    const { requestId, ...answered } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AnswerClarification', data: { ...answered, answeredBy } },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestFormulatePayload, {
    description: "Writes the wish down in the specialists' language. For the project's managers.",
  })
  changeRequestFormulate(
    @Arg('input', () => ChangeRequestFormulateInput, { description: 'The formulation.' })
    input: ChangeRequestFormulateInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...formulation } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'FormulateRequest', data: formulation },
      envelope,
    });
  }

  @Mutation(() => FeasibilityAssessPayload, {
    description: 'Says whether it can be done. For specialists of the discipline on the project.',
  })
  feasibilityAssess(
    @Arg('input', () => FeasibilityAssessInput, { description: 'The answer.' }) input: FeasibilityAssessInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...assessment } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AssessFeasibility', data: assessment },
      envelope,
    });
  }
}
