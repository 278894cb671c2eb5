import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ClientCommands } from '../aggregates/client/index.js';
import type { Application } from '../application/application.js';
import type { MessageOf } from '../kernel/message.js';
import { ContactChangeKindInput, ContactLeaveInput } from '../schema/party.inputs.js';
import { ContactChangeKindPayload, ContactLeavePayload } from '../schema/payloads.js';
import { type Sending, sending, told } from './command.js';
import { person } from './mapping/recorded.mapping.js';
import type { RequestContext } from './request-context.js';

interface Sent extends Pick<Sending<unknown>, 'envelope'> {
  readonly id: string;
  readonly command: MessageOf<Pick<ClientCommands, 'ChangeContactKind' | 'LeaveClient'>>;
}

/** What becomes of the people of a client after they were added. */
@Resolver()
export class ContactCommandsResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => ContactChangeKindPayload, {
    description:
      'Says what a contact may do from now on; what they decided stays decided. For deciders of the client and directors; before there is a project, for account managers.',
  })
  contactChangeKind(
    @Arg('input', () => ContactChangeKindInput, { description: 'Who, what and why.' })
    input: ContactChangeKindInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { clientId: id, ...data } = content;
    return this.tell(context, { id, command: { type: 'ChangeContactKind', data }, envelope });
  }

  @Mutation(() => ContactLeavePayload, {
    description:
      'Ends all that a contact may do here; what they said stays theirs. For directors, deciders of the client, and account managers who act on a project of it.',
  })
  contactLeave(
    @Arg('input', () => ContactLeaveInput, { description: 'Who, and why.' }) input: ContactLeaveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { clientId: id, ...data } = content;
    return this.tell(context, { id, command: { type: 'LeaveClient', data }, envelope });
  }

  private async tell(context: RequestContext, sent: Sent) {
    const { contactId } = sent.command.data;
    const outcome = await this.app.commands.client(sent);
    return told(this.app, context, {
      outcome,
      as: 'contact',
      show: () => Promise.resolve(person(contactId)),
    });
  }
}
