import type { Stage, Stages } from '../../kernel/stages.js';

/** An attempt at the internal exam of a discipline. Dates are YYYY-MM-DD. */
export interface Exam {
  readonly examId: string;
  readonly discipline: string;
  readonly on: string;
  /** The last day on which it holds; absent where it holds for good. */
  readonly validUntil?: string;
  readonly outcome: 'PASSED' | 'FAILED';
  readonly withdrawn: boolean;
}

/** How far somebody has come in a discipline on a day, and why. */
export interface Certification {
  readonly discipline: string;
  readonly stage: Stage;
  /** Since when without a break; absent for a trainee. */
  readonly practisingSince?: string;
  /** The day from which the practice is long enough, if it goes on until then. */
  readonly independentFrom?: string;
  /** The last day on which the certification holds, as things stand; absent where it holds for good, or not at all. */
  readonly holdsUntil?: string;
}

interface Stretch {
  readonly from: string;
  /** The last day; absent where there is none. */
  readonly until?: string;
}

const dateText = (date: Date) => date.toISOString().slice(0, 10);

const midnight = (date: string) => new Date(`${date}T00:00:00.000Z`);

const dayAfter = (date: string): string => dateText(new Date(midnight(date).getTime() + 86_400_000));

/** The same day so many months later; the last one of the month where it has no such day. */
export function monthsLater(date: string, months: number): string {
  const start = midnight(date);
  const day = start.getUTCDate();
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return dateText(first);
}

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || other === undefined ? undefined : one > other ? one : other;

/** Joins what follows without a day between: an exam passed again in time keeps the practice unbroken. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  for (const next of [...stretches].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last && (last.until === undefined || next.from <= dayAfter(last.until))) {
      const until = later(last.until, next.until);
      whole[whole.length - 1] = { from: last.from, ...(until !== undefined && { until }) };
    } else whole.push(next);
  }
  return whole;
}

const stretchesOf = (exams: readonly Exam[], day: string): readonly Stretch[] =>
  joined(
    exams
      .filter(({ outcome, withdrawn, on }) => outcome === 'PASSED' && !withdrawn && on <= day)
      .map(({ on, validUntil }) => ({ from: on, ...(validUntil !== undefined && { until: validUntil }) })),
  );

const certificationIn = (
  discipline: string,
  exams: readonly Exam[],
  { day, practiceMonths }: { readonly day: string; readonly practiceMonths: number },
): Certification => {
  const current = stretchesOf(exams, day).find(({ until }) => until === undefined || until >= day);
  if (!current) return { discipline, stage: 'TRAINEE' };
  const independentFrom = monthsLater(current.from, practiceMonths);
  return {
    discipline,
    stage: independentFrom <= day ? 'INDEPENDENT' : 'PRACTISING',
    practisingSince: current.from,
    independentFrom,
    ...(current.until !== undefined && { holdsUntil: current.until }),
  };
};

export interface OnDay {
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
  /** How many months of unbroken practice make somebody independent. */
  readonly practiceMonths: number;
}

/** The certification in every discipline of which an exam was tried. */
export const certificationsOf = (exams: readonly Exam[], on: OnDay): readonly Certification[] =>
  [...new Set(exams.map(({ discipline }) => discipline))].sort().map((discipline) =>
    certificationIn(
      discipline,
      exams.filter((exam) => exam.discipline === discipline),
      on,
    ),
  );

/** The stage in every discipline of which an exam was tried. */
export const stagesOf = (exams: readonly Exam[], on: OnDay): Stages =>
  Object.fromEntries(certificationsOf(exams, on).map(({ discipline, stage }) => [discipline, stage]));
