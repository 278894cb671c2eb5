import fc from 'fast-check';
import { certificationsOf, type Exam, stagesOf } from '../../src/aggregates/member/index.js';
import { monthsLater } from '../../src/aggregates/member/certification.js';

let count = 0;
const passed = (on: string, validUntil?: string, more: Partial<Exam> = {}): Exam => ({
  examId: `exm_${(count += 1)}`,
  discipline: 'DESIGN',
  on,
  outcome: 'PASSED',
  withdrawn: false,
  ...(validUntil !== undefined && { validUntil }),
  ...more,
});

const stageOn = (day: string, exams: readonly Exam[], practiceMonths = 8) =>
  stagesOf(exams, { day, practiceMonths })['DESIGN'];

describe('months by the calendar', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-06-30', 8, '2027-02-28'],
    ['2026-05-15', 8, '2027-01-15'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s and %i are %s', (date, months, expected) => expect(monthsLater(date, months)).toBe(expected));
});

test('without an exam passed, whoever it is is a trainee', () => {
  expect(stageOn('2026-06-01', [])).toBeUndefined();
  expect(stageOn('2026-06-01', [passed('2026-01-01', undefined, { outcome: 'FAILED' })])).toBe('TRAINEE');
  expect(stageOn('2025-12-31', [passed('2026-01-01')])).toBe('TRAINEE');
});

test('whoever passed practises from that day on, and is independent after the span, to the day', () => {
  const exams = [passed('2026-01-31')];
  expect(stageOn('2026-01-31', exams)).toBe('PRACTISING');
  expect(stageOn('2026-09-29', exams)).toBe('PRACTISING');
  expect(stageOn('2026-09-30', exams)).toBe('INDEPENDENT');
  expect(stageOn('2026-02-28', exams, 1)).toBe('INDEPENDENT');
  expect(stageOn('2026-01-31', exams, 0)).toBe('INDEPENDENT');
});

test('an exam holds through its last day, and then the stage is lost', () => {
  const exams = [passed('2025-01-01', '2026-01-01')];
  expect(stageOn('2026-01-01', exams)).toBe('INDEPENDENT');
  expect(stageOn('2026-01-02', exams)).toBe('TRAINEE');
});

test('passing again in time keeps the practice unbroken; a gap of a day starts it anew', () => {
  const renewed = [passed('2025-01-01', '2025-06-30'), passed('2025-06-15', '2026-06-30')];
  expect(certificationsOf(renewed, { day: '2025-09-01', practiceMonths: 8 })).toEqual([
    {
      discipline: 'DESIGN',
      stage: 'INDEPENDENT',
      practisingSince: '2025-01-01',
      independentFrom: '2025-09-01',
      holdsUntil: '2026-06-30',
    },
  ]);
  const onTheDayAfter = [passed('2025-01-01', '2025-06-30'), passed('2025-07-01')];
  expect(stageOn('2025-09-01', onTheDayAfter)).toBe('INDEPENDENT');
  const late = [passed('2025-01-01', '2025-06-30'), passed('2025-07-02')];
  expect(stageOn('2025-07-01', late)).toBe('TRAINEE');
  expect(stageOn('2025-09-01', late)).toBe('PRACTISING');
  expect(stageOn('2026-03-02', late)).toBe('INDEPENDENT');
});

test('a short exam within a longer one ends nothing', () => {
  const exams = [passed('2025-01-01', '2027-01-01'), passed('2025-02-01', '2025-03-01')];
  expect(stageOn('2025-12-01', exams)).toBe('INDEPENDENT');
});

test('an exam passed later says nothing of the days before it', () => {
  const exams = [passed('2025-01-01', '2025-03-31'), passed('2025-03-01')];
  expect(certificationsOf(exams, { day: '2025-02-01', practiceMonths: 8 })[0]?.holdsUntil).toBe('2025-03-31');
});

test('a withdrawn exam counts as never passed, whatever it bridged', () => {
  const bridge = passed('2025-03-01', '2025-12-31', { withdrawn: true });
  const exams = [passed('2025-01-01', '2025-04-30'), bridge, passed('2025-10-01')];
  expect(stageOn('2025-06-01', exams)).toBe('TRAINEE');
  expect(stageOn('2025-12-01', exams)).toBe('PRACTISING');
});

test('each discipline goes by its own exams', () => {
  const exams = [passed('2025-01-01'), passed('2025-11-01', undefined, { discipline: 'MAILINGS' })];
  expect(stagesOf(exams, { day: '2025-12-01', practiceMonths: 8 })).toEqual({
    DESIGN: 'INDEPENDENT',
    MAILINGS: 'PRACTISING',
  });
});

const date = fc
  .integer({ min: 0, max: 1_500 })
  .map((day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));

/** Day by day, as one would check it on paper. */
function stageByHand(exams: readonly Exam[], day: string, months: number) {
  const holds = (on: string) =>
    exams.some((exam) => exam.on <= on && on <= (exam.validUntil ?? '9999') && exam.on <= day);
  if (!holds(day)) return 'TRAINEE';
  let since = day;
  for (;;) {
    const before = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    if (!holds(before)) break;
    since = before;
  }
  return monthsLater(since, months) <= day ? 'INDEPENDENT' : 'PRACTISING';
}

test('the stage is the one that counting day by day gives, in whatever order the exams were recorded', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(date, fc.option(date, { nil: undefined })), { minLength: 1, maxLength: 5 }),
      date,
      fc.nat(10),
      (attempts, day, months) => {
        const exams = attempts.map(([on, until]) =>
          passed(on, until !== undefined && until >= on ? until : undefined),
        );
        expect(stageOn(day, exams, months)).toBe(stageByHand(exams, day, months));
      },
    ),
  );
});
