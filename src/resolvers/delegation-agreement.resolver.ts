import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { DelegationAgreementCommands } from '../aggregates/delegation-agreement/index.js';
import type { Application } from '../application/application.js';
import type { Envelope } from '../application/envelope.js';
import type { MessageOf } from '../kernel/message.js';
import {
  DelegationAgreementAcceptInput,
  DelegationAgreementEndInput,
  DelegationAgreementProposeInput,
  DelegationAgreementRefuseInput,
  DelegationAgreementWithdrawInput,
} from '../schema/delegation-agreement.inputs.js';
import {
  DelegationAgreementAcceptPayload,
  DelegationAgreementEndPayload,
  DelegationAgreementProposePayload,
  DelegationAgreementRefusePayload,
  DelegationAgreementWithdrawPayload,
} from '../schema/delegation-agreement.payloads.js';
import { ChangeBudgetLeft } from '../schema/authority.types.js';
import { DelegationAgreement } from '../schema/delegation-agreement.types.js';
import { Project } from '../schema/party.types.js';
import { sending, told } from './command.js';
import { delegationAgreement, rulesInForce } from './mapping/delegation-agreement.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

interface Telling {
  readonly projectId: string;
  readonly command: MessageOf<DelegationAgreementCommands>;
  readonly envelope: Envelope;
}

@Resolver(() => Project)
export class DelegationAgreementResolver {
  constructor(private readonly app: Application) {}

  @FieldResolver(() => DelegationAgreement, {
    nullable: true,
    description: 'Who may decide what; null when nothing was ever proposed, and the client decides.',
  })
  delegationAgreement(
    @Root() { id }: Project,
    @Ctx() context: RequestContext,
  ): Promise<DelegationAgreement | undefined> {
    return this.show(id, context);
  }

  @Mutation(() => DelegationAgreementProposePayload, {
    description: "Proposes who may decide what. For the project's managers.",
  })
  delegationAgreementPropose(
    @Arg('input', () => DelegationAgreementProposeInput, { description: 'The terms.' })
    input: DelegationAgreementProposeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...terms } = content;
    return this.tell({ projectId, command: { type: 'ProposeAgreement', data: terms }, envelope }, context);
  }

  @Mutation(() => DelegationAgreementAcceptPayload, {
    description: 'Grants exactly what a proposal says: it is in force from then on. For deciders.',
  })
  delegationAgreementAccept(
    @Arg('input', () => DelegationAgreementAcceptInput, { description: 'Which version, with its digest.' })
    input: DelegationAgreementAcceptInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...accepted } = content;
    return this.tell({ projectId, command: { type: 'AcceptAgreement', data: accepted }, envelope }, context);
  }

  @Mutation(() => DelegationAgreementRefusePayload, {
    description: 'Refuses a proposal: what was in force stays so. For deciders.',
  })
  delegationAgreementRefuse(
    @Arg('input', () => DelegationAgreementRefuseInput, { description: 'Which version, and why.' })
    input: DelegationAgreementRefuseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...refused } = content;
    return this.tell({ projectId, command: { type: 'RefuseAgreement', data: refused }, envelope }, context);
  }

  @Mutation(() => DelegationAgreementWithdrawPayload, {
    description: "Takes back a proposal that nobody has answered. For the project's managers.",
  })
  delegationAgreementWithdraw(
    @Arg('input', () => DelegationAgreementWithdrawInput, { description: 'Which version, and why.' })
    input: DelegationAgreementWithdrawInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...withdrawn } = content;
    return this.tell(
      { projectId, command: { type: 'WithdrawAgreement', data: withdrawn }, envelope },
      context,
    );
  }

  @Mutation(() => DelegationAgreementEndPayload, {
    description: 'Ends the agreement: from now on the client decides everything. For deciders and directors.',
  })
  delegationAgreementEnd(
    @Arg('input', () => DelegationAgreementEndInput, { description: 'Why.' })
    input: DelegationAgreementEndInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, why } = content;
    return this.tell({ projectId, command: { type: 'EndAgreement', data: { why } }, envelope }, context);
  }

  private async tell({ projectId, command, envelope }: Telling, context: RequestContext) {
    const outcome = await this.app.commands.delegationAgreement(projectId, command, envelope);
    return told(this.app, context, {
      outcome,
      as: 'delegationAgreement',
      show: (id) => this.show(id, context),
    });
  }

  private async show(projectId: string, context: RequestContext): Promise<DelegationAgreement | undefined> {
    const row = await signedIn(context).loaders.agreements.load(projectId);
    return row && delegationAgreement(row, signedIn(context).reads.now());
  }
}

@Resolver(() => DelegationAgreement)
export class ChangeBudgetsResolver {
  @FieldResolver(() => [ChangeBudgetLeft], {
    description: 'What is left at this moment of the change budgets of the version in force, by rule.',
  })
  async changeBudgets(
    @Root() { projectId }: DelegationAgreement,
    @Ctx() context: RequestContext,
  ): Promise<ChangeBudgetLeft[]> {
    const { loaders, reads } = signedIn(context);
    const row = await loaders.agreements.load(projectId);
    return row ? reads.changeBudgetsLeft(projectId, rulesInForce(row, reads.now())) : [];
  }
}
