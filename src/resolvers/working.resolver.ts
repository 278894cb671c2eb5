import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  MemberAgreeCapacityInput,
  MemberAgreeCostInput,
  MemberAssignDisciplinesInput,
  MemberAssignRoleInput,
  MemberCancelAbsenceInput,
  MemberPlanAbsenceInput,
} from '../schema/member.inputs.js';
import {
  MemberAgreeCapacityPayload,
  MemberAgreeCostPayload,
  MemberAssignDisciplinesPayload,
  MemberAssignRolePayload,
  MemberCancelAbsencePayload,
  MemberPlanAbsencePayload,
} from '../schema/payloads.js';
import { sending } from './command.js';
import { tellMember } from './member-command.js';
import type { RequestContext } from './request-context.js';

/** What a member does, how much and when. */
@Resolver()
export class WorkingResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => MemberAssignRolePayload, {
    description: 'Says what a member does from now on. For directors, and not of themselves.',
  })
  memberAssignRole(
    @Arg('input', () => MemberAssignRoleInput, { description: 'The member and the role.' })
    input: MemberAssignRoleInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'AssignRole', data: data },
      envelope,
    });
  }

  @Mutation(() => MemberAssignDisciplinesPayload, {
    description: 'Says what a member works in from now on. For directors.',
  })
  memberAssignDisciplines(
    @Arg('input', () => MemberAssignDisciplinesInput, { description: 'The member and the disciplines.' })
    input: MemberAssignDisciplinesInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'AssignDisciplines', data: data },
      envelope,
    });
  }

  @Mutation(() => MemberAgreeCapacityPayload, {
    description: 'Says how much a member works. For directors and department heads.',
  })
  memberAgreeCapacity(
    @Arg('input', () => MemberAgreeCapacityInput, { description: 'The member and the hours.' })
    input: MemberAgreeCapacityInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'AgreeCapacity', data: data },
      envelope,
    });
  }

  @Mutation(() => MemberPlanAbsencePayload, {
    description: 'Plans that a member is away. For directors and department heads.',
  })
  memberPlanAbsence(
    @Arg('input', () => MemberPlanAbsenceInput, { description: 'Who, when and why.' })
    input: MemberPlanAbsenceInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { memberId, absenceId = created('absence'), ...planned } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'PlanAbsence', data: { absenceId, ...planned } },
      envelope,
    });
  }

  @Mutation(() => MemberCancelAbsencePayload, {
    description: 'Cancels an absence. For directors and department heads.',
  })
  memberCancelAbsence(
    @Arg('input', () => MemberCancelAbsenceInput, { description: 'Which one.' })
    input: MemberCancelAbsenceInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'CancelAbsence', data: data },
      envelope,
    });
  }

  @Mutation(() => MemberAgreeCostPayload, {
    description: 'Says what an hour of a member costs the studio. For directors.',
  })
  memberAgreeCost(
    @Arg('input', () => MemberAgreeCostInput, { description: 'The member and the cost.' })
    input: MemberAgreeCostInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'AgreeHourlyCost', data: data },
      envelope,
    });
  }
}
