import type { Exam, MemberEvents } from '../../aggregates/member/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import type { MemberRow } from './member.row.js';

const withExam = (
  row: MemberRow,
  fact: Fact,
  exam: Pick<Exam, 'examId' | 'discipline' | 'on' | 'validUntil' | 'outcome'>,
): MemberRow => {
  const recorded = { recorded: momentOf(fact), recordedBy: fact.metadata.actor.id };
  return { ...row, exams: [...row.exams, { ...exam, withdrawn: false, ...recorded }] };
};

export const memberProjection: Projection<MemberRow> = {
  name: 'member',
  version: 2,
  facts: { stream: 'member' },
  columns: {
    role: { type: 'text', of: ({ role }) => role },
    disciplines: { type: 'text[]', of: ({ disciplines }) => disciplines },
    has_left: { type: 'boolean', of: ({ leftAt }) => leftAt !== undefined },
    joined_at: { type: 'timestamptz', of: ({ joinedAt }) => joinedAt.occurredAt },
  },
  indexes: [['joined_at', 'key']],
  ...rowPerStream<MemberRow, MemberEvents, 'MemberJoined'>(
    {
      MemberJoined: (fact) => ({
        id: fact.stream.id,
        role: fact.data.role,
        disciplines: fact.data.disciplines,
        absences: [],
        exams: [],
        joinedAt: momentOf(fact),
        revision: fact.revision,
      }),
    },
    {
      RoleAssigned: (row, { data }) => ({ ...row, role: data.role }),
      DisciplinesAssigned: (row, { data }) => ({ ...row, disciplines: data.disciplines }),
      CapacityAgreed: (row, { data }) => ({ ...row, hoursPerWeek: data.hoursPerWeek }),
      HourlyCostAgreed: (row, { data }) => ({ ...row, hourlyCost: data.cost }),
      AbsencePlanned: (row, { data }) => {
        const { absenceId: id, ...planned } = data;
        return { ...row, absences: [...row.absences, { id, ...planned, cancelled: false }] };
      },
      AbsenceCancelled: (row, { data }) => ({
        ...row,
        absences: row.absences.map((one) => (one.id === data.absenceId ? { ...one, cancelled: true } : one)),
      }),
      ExamPassed: (row, fact) => {
        const { passedOn: on, ...passed } = fact.data;
        return withExam(row, fact, { ...passed, on, outcome: 'PASSED' });
      },
      ExamFailed: (row, fact) => {
        const { takenOn: on, ...failed } = fact.data;
        return withExam(row, fact, { ...failed, on, outcome: 'FAILED' });
      },
      ExamWithdrawn: (row, { data }) => ({
        ...row,
        exams: row.exams.map((one) =>
          one.examId === data.examId ? { ...one, withdrawn: true, whyWithdrawn: data.why } : one,
        ),
      }),
      MemberLeft: (row, fact) => ({ ...row, leftAt: momentOf(fact) }),
    },
  ),
};
