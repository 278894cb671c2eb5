import { refuse } from '../../kernel/decider.js';
import { unknownDisciplines } from '../../kernel/disciplines.js';
import type { Handlers } from '../../kernel/message.js';
import type { MemberCommands } from './commands.js';
import { type MemberContext, type Outcome, whyNotThere, whyReversed } from './context.js';
import type { Member } from './state.js';

type Handled = 'PassExam' | 'FailExam' | 'WithdrawExam';

const whyNotTaken = (
  { examId, discipline, on }: { readonly examId: string; readonly discipline: string; readonly on: string },
  state: Member,
  { disciplines, now }: MemberContext,
) => {
  const absent = whyNotThere(state);
  if (absent) return absent;
  if (state.exams.some((exam) => exam.examId === examId))
    return refuse('ALREADY_EXISTS', { what: 'exam' as const });
  const unknown = unknownDisciplines([discipline], disciplines);
  if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
  const today = now.slice(0, 10);
  return on > today ? refuse('EXAM_IN_FUTURE', { on, today }) : undefined;
};

/** The internal exams that an account manager's stage is derived from. */
export const decideExams: Pick<Handlers<MemberCommands, [Member, MemberContext], Outcome>, Handled> = {
  PassExam: (passed, state, context) => {
    const { examId, discipline, passedOn: on, validUntil } = passed;
    const refusal = whyNotTaken({ examId, discipline, on }, state, context) ?? whyReversed(on, validUntil);
    return refusal ?? [{ type: 'ExamPassed', data: passed }];
  },

  FailExam: (failed, state, context) => {
    const { examId, discipline, takenOn: on } = failed;
    const refusal = whyNotTaken({ examId, discipline, on }, state, context);
    return refusal ?? [{ type: 'ExamFailed', data: failed }];
  },

  WithdrawExam: ({ examId, why }, state, { memberId }) => {
    const absent = whyNotThere(state);
    if (absent) return absent;
    const exam = state.exams.find((one) => one.examId === examId);
    if (!exam) return refuse('NOT_FOUND', { what: 'exam' });
    return exam.withdrawn ? [] : [{ type: 'ExamWithdrawn', data: { examId, memberId, why } }];
  },
};
