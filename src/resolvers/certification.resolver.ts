import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  MemberFailExamInput,
  MemberLeaveInput,
  MemberPassExamInput,
  MemberWithdrawExamInput,
} from '../schema/member.inputs.js';
import {
  MemberFailExamPayload,
  MemberLeavePayload,
  MemberPassExamPayload,
  MemberWithdrawExamPayload,
} from '../schema/payloads.js';
import { sending } from './command.js';
import { tellMember } from './member-command.js';
import type { RequestContext } from './request-context.js';

/** How far a member has come, until leaving. */
@Resolver()
export class CertificationResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => MemberPassExamPayload, {
    description: 'Records an internal exam that was passed. For directors and department heads.',
  })
  memberPassExam(
    @Arg('input', () => MemberPassExamInput, { description: 'Who, in what, and when.' })
    input: MemberPassExamInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { memberId, examId = created('exam'), ...passed } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'PassExam', data: { examId, ...passed } },
      envelope,
    });
  }

  @Mutation(() => MemberFailExamPayload, {
    description: 'Records an internal exam that was not passed. For directors and department heads.',
  })
  memberFailExam(
    @Arg('input', () => MemberFailExamInput, { description: 'Who, in what, and when.' })
    input: MemberFailExamInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { memberId, examId = created('exam'), ...failed } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'FailExam', data: { examId, ...failed } },
      envelope,
    });
  }

  @Mutation(() => MemberWithdrawExamPayload, {
    description: 'Takes a passed exam back, with the reason. For directors and department heads.',
  })
  memberWithdrawExam(
    @Arg('input', () => MemberWithdrawExamInput, { description: 'Which one, and why.' })
    input: MemberWithdrawExamInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'WithdrawExam', data: data },
      envelope,
    });
  }

  @Mutation(() => MemberLeavePayload, {
    description: 'Ends all that a member does here. For directors, and not of themselves.',
  })
  memberLeave(
    @Arg('input', () => MemberLeaveInput, { description: 'Who, and why.' }) input: MemberLeaveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { memberId, ...data } = content;
    return tellMember(this.app, context, {
      id: memberId,
      command: { type: 'LeaveStudio', data: data },
      envelope,
    });
  }
}
