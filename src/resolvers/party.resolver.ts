import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import { connectionOf, type Connection } from '../schema/connection.js';
import { ClientListArgs, MemberListArgs } from '../schema/list.inputs.js';
import { ReadArgs } from '../schema/page.args.js';
import {
  AuditorAppointInput,
  ClientRegisterInput,
  ContactAddInput,
  MemberAddInput,
} from '../schema/party.inputs.js';
import { Client } from '../schema/party.types.js';
import {
  AuditorAppointPayload,
  ClientRegisterPayload,
  ContactAddPayload,
  MemberAddPayload,
} from '../schema/payloads.js';
import { Member } from '../schema/member.types.js';
import { given, sending, told } from './command.js';
import { client } from './mapping/party.mapping.js';
import { person } from './mapping/recorded.mapping.js';
import { orderOf } from './order.js';
import { connection } from './paging.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

const ClientConnection = connectionOf('Client', () => Client, 'the clients');
const MemberConnection = connectionOf('Member', () => Member, 'the members');

/** People are shown by their id; the rest is looked up field by field. */
const shown = (id: string) => Promise.resolve(person(id));

@Resolver()
export class PartyResolver {
  constructor(private readonly app: Application) {}

  @Query(() => ClientConnection, { description: 'The clients that you may see.' })
  async clients(
    @Args(() => ClientListArgs) args: ClientListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Client>> {
    await reachedFor(this.app, args, context);
    const { clients } = signedIn(context).reads;
    const filter = given(args.filter ?? {});
    const orderBy = orderOf(args.orderBy);
    return connection(args, {
      page: (page) => clients.page({ filter, orderBy, page }),
      count: () => clients.count({ filter }),
      shape: client,
    });
  }

  @Query(() => MemberConnection, { description: 'The people of the studio. For those who see everything.' })
  async members(
    @Args(() => MemberListArgs) args: MemberListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<{ id: string }>> {
    const { reads } = signedIn(context);
    await reachedFor(this.app, args, context);
    const filter = given(args.filter ?? {});
    return connection(args, {
      page: (page) => reads.members.page({ filter, orderBy: { field: 'JOINED_AT', direction: 'ASC' }, page }),
      count: () => reads.members.count({ filter }),
      shape: ({ id }) => person(id),
    });
  }

  @Query(() => Client, {
    nullable: true,
    description: 'One client; null when there is none such that you may see.',
  })
  async client(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Args(() => ReadArgs) args: ReadArgs,
    @Ctx() context: RequestContext,
  ): Promise<Client | undefined> {
    await reachedFor(this.app, args, context);
    const row = await signedIn(context).loaders.clients.load(id);
    return row && client(row);
  }

  @Mutation(() => ClientRegisterPayload, {
    description: 'Registers a client. For account managers and directors.',
  })
  async clientRegister(
    @Arg('input', () => ClientRegisterInput, { description: 'The client.' }) input: ClientRegisterInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { id = created('client'), name } = content;
    const command = { type: 'RegisterClient', data: { name } } as const;
    const outcome = await this.app.commands.client({ id, command, envelope });
    return told(this.app, context, { outcome, as: 'client', show: (done) => this.show(done, context) });
  }

  @Mutation(() => ContactAddPayload, {
    description:
      'Adds a person of a client. For directors, and account managers who act on a project of it or set it up before there is one.',
  })
  async contactAdd(
    @Arg('input', () => ContactAddInput, { description: 'The contact.' }) input: ContactAddInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { clientId, contactId = created('contact'), kind, why, ...called } = content;
    const outcome = await this.app.commands.client({
      id: clientId,
      command: { type: 'AddContact', data: { contactId, kind, ...(why !== undefined && { why }) } },
      envelope,
      person: { id: contactId, kind: 'CONTACT', home: clientId, ...called },
    });
    return told(this.app, context, { outcome, as: 'contact', show: () => shown(contactId) });
  }

  @Mutation(() => MemberAddPayload, { description: 'Adds a person of the studio. For directors.' })
  async memberAdd(
    @Arg('input', () => MemberAddInput, { description: 'The member.' }) input: MemberAddInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { id = created('member'), role, disciplines, ...called } = content;
    const outcome = await this.app.commands.member({
      id,
      command: { type: 'AddMember', data: { role, disciplines } },
      envelope,
      person: { id, kind: 'MEMBER', home: id, ...called },
    });
    return told(this.app, context, { outcome, as: 'member', show: shown });
  }

  @Mutation(() => AuditorAppointPayload, { description: 'Appoints an auditor. For directors.' })
  async auditorAppoint(
    @Arg('input', () => AuditorAppointInput, { description: 'The auditor.' }) input: AuditorAppointInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { id = created('auditor'), party, ...called } = content;
    const outcome = await this.app.commands.auditor({
      id,
      command: { type: 'AppointAuditor', data: { party } },
      envelope,
      person: { id, kind: 'AUDITOR', home: id, ...called },
    });
    return told(this.app, context, { outcome, as: 'auditor', show: shown });
  }

  private async show(id: string, context: RequestContext): Promise<Client | undefined> {
    const row = await signedIn(context).loaders.clients.load(id);
    return row && client(row);
  }
}
