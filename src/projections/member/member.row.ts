import type { AbsenceKind, Exam, MemberRole } from '../../aggregates/member/index.js';
import type { Money } from '../../kernel/money.js';
import type { Moment } from '../moment.js';

export interface MemberAbsence {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: AbsenceKind;
  readonly cancelled: boolean;
}

export interface MemberExam extends Exam {
  readonly recorded: Moment;
  readonly recordedBy: string;
  readonly whyWithdrawn?: string;
}

/** A person of the studio. The name is the directory's; what of the rest somebody may see, the reads say. */
export interface MemberRow {
  readonly id: string;
  readonly role: MemberRole;
  readonly disciplines: readonly string[];
  /** Hours, as a decimal text. */
  readonly hoursPerWeek?: string;
  /** Never a client's to see. */
  readonly hourlyCost?: Money;
  /** In the order in which they were planned. */
  readonly absences: readonly MemberAbsence[];
  /** In the order in which they were recorded. */
  readonly exams: readonly MemberExam[];
  readonly joinedAt: Moment;
  readonly leftAt?: Moment;
  readonly revision: number;
}
