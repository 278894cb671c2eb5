import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  AcknowledgementRefuseInput,
  ObjectionAnswerInput,
  ObjectionRaiseInput,
} from '../schema/objection.inputs.js';
import {
  AcknowledgementRefusePayload,
  ObjectionAnswerPayload,
  ObjectionRaisePayload,
} from '../schema/payloads.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class ObjectionResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => AcknowledgementRefusePayload, {
    description:
      "Says that a decider won't confirm having taken note. For the deciders a briefing was sent to, and for the project's managers in their word.",
  })
  acknowledgementRefuse(
    @Arg('input', () => AcknowledgementRefuseInput, { description: 'Of which briefing, and why.' })
    input: AcknowledgementRefuseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...refusal } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RefuseAcknowledgement', data: refusal },
      envelope,
    });
  }

  @Mutation(() => ObjectionRaisePayload, {
    description:
      "Records that the client insists or refuses. For the client's contacts, and for the project's managers in their word.",
  })
  objectionRaise(
    @Arg('input', () => ObjectionRaiseInput, { description: 'The objection.' }) input: ObjectionRaiseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, objectionId = created('objection'), ...objection } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RaiseObjection', data: { objectionId, ...objection } },
      envelope,
    });
  }

  @Mutation(() => ObjectionAnswerPayload, {
    description: "Answers an objection. For the project's managers.",
  })
  objectionAnswer(
    @Arg('input', () => ObjectionAnswerInput, { description: 'The answer.' }) input: ObjectionAnswerInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...answer } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AnswerObjection', data: answer },
      envelope,
    });
  }
}
