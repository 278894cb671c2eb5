import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  ChangeRequestClosePayload,
  DeliveryAcceptPayload,
  DeliveryRejectPayload,
  ImplementationDeliverPayload,
  ImplementationStartPayload,
} from '../schema/aftermath.payloads.js';
import {
  ChangeRequestCloseInput,
  DeliveryAcceptInput,
  DeliveryRejectInput,
  ImplementationDeliverInput,
  ImplementationStartInput,
} from '../schema/delivery.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class DeliveryResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => ImplementationStartPayload, {
    description:
      "Starts on what was chosen, once it is confirmed and signed where that is needed. For the project's managers and specialists.",
  })
  implementationStart(
    @Arg('input', () => ImplementationStartInput, { description: 'Of which request.' })
    input: ImplementationStartInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    return tellRequest(this.app, context, {
      id: content.requestId,
      command: { type: 'StartImplementation', data: {} },
      envelope,
    });
  }

  @Mutation(() => ImplementationDeliverPayload, {
    description:
      "Delivers what was made, each acceptance criterion judged and each deviation declared. For the project's managers and specialists.",
  })
  implementationDeliver(
    @Arg('input', () => ImplementationDeliverInput, { description: 'What, and how it measures up.' })
    input: ImplementationDeliverInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, deliveryId = created('delivery'), ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DeliverImplementation', data: { deliveryId, ...rest } },
      envelope,
    });
  }

  @Mutation(() => DeliveryAcceptPayload, {
    description: "Takes what was delivered. For deciders; the project's managers record what a decider said.",
  })
  deliveryAccept(
    @Arg('input', () => DeliveryAcceptInput, { description: 'Which one.' })
    input: DeliveryAcceptInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AcceptDelivery', data: rest },
      envelope,
    });
  }

  @Mutation(() => DeliveryRejectPayload, {
    description:
      "Does not take what was delivered. For deciders; the project's managers record what a decider said.",
  })
  deliveryReject(
    @Arg('input', () => DeliveryRejectInput, { description: 'Which one, and what is missing.' })
    input: DeliveryRejectInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RejectDelivery', data: rest },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestClosePayload, {
    description: "Closes a request against its goal, once nothing is owed. For the project's managers.",
  })
  changeRequestClose(
    @Arg('input', () => ChangeRequestCloseInput, { description: 'The outcome.' })
    input: ChangeRequestCloseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'CloseRequest', data: rest },
      envelope,
    });
  }
}
