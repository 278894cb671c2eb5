import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  PaymentAgreePayload,
  PaymentCorrectPayload,
  PaymentRecordPayload,
} from '../schema/aftermath.payloads.js';
import { PaymentAgreeInput, PaymentCorrectInput, PaymentRecordInput } from '../schema/payment.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class PaymentResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => PaymentAgreePayload, {
    description: "Says what the choice obliges the client to pay. For the project's managers.",
  })
  paymentAgree(
    @Arg('input', () => PaymentAgreeInput, { description: 'The amount.' })
    input: PaymentAgreeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AgreePayment', data: rest },
      envelope,
    });
  }

  @Mutation(() => PaymentRecordPayload, {
    description: "Records money that came. For the project's managers.",
  })
  paymentRecord(
    @Arg('input', () => PaymentRecordInput, { description: 'The payment.' })
    input: PaymentRecordInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, paymentId = created('payment'), ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RecordPayment', data: { paymentId, ...rest } },
      envelope,
    });
  }

  @Mutation(() => PaymentCorrectPayload, {
    description:
      "Puts right what was agreed or what came; what was said first stays. For the project's managers.",
  })
  paymentCorrect(
    @Arg('input', () => PaymentCorrectInput, { description: 'As it should have been said.' })
    input: PaymentCorrectInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...rest } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'CorrectPayment', data: rest },
      envelope,
    });
  }
}
