import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import { UnknownDeclarePayload, UnknownResolvePayload } from '../schema/payloads.js';
import { UnknownDeclareInput, UnknownResolveInput } from '../schema/unknown.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class UnknownResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => UnknownDeclarePayload, {
    description:
      "Says what can't be found out yet; the next briefing names it. For the project's managers and specialists.",
  })
  unknownDeclare(
    @Arg('input', () => UnknownDeclareInput, { description: 'What, and why.' }) input: UnknownDeclareInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, unknownId = created('unknown'), ...declared } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DeclareUnknown', data: { unknownId, ...declared } },
      envelope,
    });
  }

  @Mutation(() => UnknownResolvePayload, {
    description: "Says what was found out since. For the project's managers and specialists.",
  })
  unknownResolve(
    @Arg('input', () => UnknownResolveInput, { description: 'The finding.' }) input: UnknownResolveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...finding } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'ResolveUnknown', data: finding },
      envelope,
    });
  }
}
