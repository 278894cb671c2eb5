import { alarmClock, type AlarmClockOptions } from '../../../src/application/alarm-clock/alarm-clock.js';
import type { Alarm } from '../../../src/application/alarm-clock/alarms.js';
import type { Outcome } from '../../../src/application/outcome.js';
import { refuse } from '../../../src/kernel/decider.js';
import type { DuePage } from '../../../src/projections/change-request/change-request.alarms.js';
import { changeRequestProjection } from '../../../src/projections/change-request/change-request.projection.js';
import type { ChangeRequestRow } from '../../../src/projections/change-request/change-request.row.js';
import { received } from '../../aggregates/change-request-life.js';
import { folded } from '../../support/projection-specification.js';
import { log } from '../../support/recorded-facts.js';
import { until } from '../../support/until.js';

const now = '2026-06-01T00:00:00.000Z';
const restUntil = '2026-05-01T00:00:00.000Z';

/** Requests whose rest is over. */
const resting = (count: number): ChangeRequestRow[] => {
  const ids = Array.from({ length: count }, (_, index) => `req_${String(index).padStart(4, '0')}`);
  const story = log();
  for (const id of ids) {
    story.say(`changeRequest/${id}`, received);
    story.say(`changeRequest/${id}`, {
      type: 'DecisionDeferred',
      data: { until: restUntil, why: 'W', deferredBy: 'con_eve' },
    });
  }
  return [...folded(changeRequestProjection, story.facts).values()];
};

const done: Outcome = { id: 'req', revision: 1, position: 1n };

/** An alarm clock over rows in memory: a row is due until its alarm has rung. */
function clockOver(
  rows: readonly ChangeRequestRow[],
  answer: (alarm: Alarm, time: number) => Outcome | Error = () => done,
  more: Partial<AlarmClockOptions> = {},
) {
  const pages: DuePage[] = [];
  const rung: string[] = [];
  const outcomes: string[] = [];
  const lines: { level: string; message: string; details: Record<string, unknown> }[] = [];
  const times = new Map<string, number>();
  const say = (level: string) => (details: object, message: string) =>
    void lines.push({ level, message, details: details as Record<string, unknown> });
  const due = () => rows.filter(({ id }) => !rung.includes(id));
  const clock = alarmClock({
    alarms: {
      due: async (column, page) => {
        if (column !== 'wakes_at') return [];
        pages.push(page);
        const rest = due().filter(({ id }) => page.after === undefined || id > page.after.key);
        return rest.slice(0, page.first).map((row) => ({ row, place: { at: restUntil, key: row.id } }));
      },
      next: async () => undefined,
    },
    ring: async (alarm) => {
      const time = (times.get(alarm.requestId) ?? 0) + 1;
      times.set(alarm.requestId, time);
      const outcome = answer(alarm, time);
      if (outcome instanceof Error) throw outcome;
      if (!('refused' in outcome)) rung.push(alarm.requestId);
      return outcome;
    },
    now: () => now,
    silenceDays: 7,
    everyMilliseconds: 20,
    caughtUp: async () => undefined,
    onRung: (kind, outcome) => outcomes.push(`${kind} ${outcome}`),
    log: { debug: say('debug'), info: say('info'), error: say('error') },
    ...more,
  });
  return { clock, pages, rung, outcomes, lines, times };
}

const leading = () => true;

test('rings everything that is due, page by page, each once', async () => {
  const { clock, rung, outcomes, pages, times } = clockOver(resting(250));
  const running = clock.run(leading);
  await until('all have rung', async () => rung.length === 250);
  clock.stop();
  await running;
  expect([...times.values()]).toEqual(Array.from({ length: 250 }, () => 1));
  expect(new Set(outcomes)).toEqual(new Set(['WAKE RUNG']));
  expect(pages.every(({ first }) => first <= 100)).toBe(true);
});

test('one that fails is logged, counted and tried again, and keeps no other from ringing', async () => {
  const [poisoned] = resting(1);
  const { clock, rung, outcomes, lines } = clockOver(
    resting(3),
    ({ requestId }, time) => (requestId === poisoned?.id && time < 2 ? new Error('Ouch') : done),
    { now: () => new Date().toISOString() },
  );
  const running = clock.run(leading);
  await until('the others have rung', async () => rung.length >= 2);
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'an alarm could not be rung; tried again' }),
  );
  await until('it has rung at last', async () => rung.includes(poisoned?.id ?? ''));
  clock.stop();
  await running;
  expect(outcomes.filter((one) => one === 'WAKE FAILED')).toHaveLength(1);
  expect(outcomes.filter((one) => one === 'WAKE RUNG')).toHaveLength(3);
});

test('one that fails for ever is left alone longer each time', async () => {
  const { clock, rung, times, lines } = clockOver(resting(2), ({ requestId }) =>
    requestId.endsWith('0000') ? new Error('Ouch') : done,
  );
  const running = clock.run(leading);
  await until('the other has rung', async () => rung.length === 1);
  clock.wake();
  await until('it went round again', async () => lines.length > 1);
  clock.stop();
  await running;
  // By this clock no time passes, so its turn does not come again.
  expect(times.get('req_0000')).toBe(1);
});

test('what a rule refuses by now is no failure', async () => {
  const { clock, outcomes, lines } = clockOver(resting(1), () =>
    refuse('INVALID_TRANSITION', { from: 'RECEIVED', allowed: ['DEFERRED'] }),
  );
  const running = clock.run(leading);
  await until('it was asked', async () => outcomes.length > 0);
  clock.stop();
  await running;
  expect(outcomes).toEqual(['WAKE REFUSED']);
  expect(lines).toEqual([
    {
      level: 'debug',
      message: 'an alarm has nothing to do',
      details: { alarm: 'WAKE', requestId: 'req_0000', of: '1', refused: 'INVALID_TRANSITION' },
    },
  ]);
});

test('whoever does not lead rings nothing, and whoever loses the lead stops on the way', async () => {
  let leads = false;
  const { clock, rung } = clockOver(resting(20), () => {
    if (rung.length === 4) leads = false;
    return done;
  });
  let looks = 0;
  const running = clock.run(() => {
    looks += 1;
    return leads;
  });
  await until('it has looked twice', async () => looks > 1);
  expect(rung).toEqual([]);
  leads = true;
  clock.elected();
  await until('it has lost the lead', async () => rung.length > 0 && !leads);
  clock.stop();
  await running;
  expect(rung).toHaveLength(5);
});

test("the read model's troubles pass", async () => {
  let troubles = 2;
  const { clock, rung, lines } = clockOver(resting(1), undefined, {
    caughtUp: async () => {
      if (troubles > 0) {
        troubles -= 1;
        throw new Error('The database does not answer.');
      }
    },
  });
  const running = clock.run(leading);
  await until('it has rung', async () => rung.length === 1);
  clock.stop();
  await running;
  expect(lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    'the alarm clock tries again',
    'the alarm clock tries again',
  ]);
});

test('it stops at once, whatever it sleeps for', async () => {
  const { clock, rung } = clockOver(resting(1), undefined, { everyMilliseconds: 3_600_000 });
  const running = clock.run(leading);
  await until('it has rung', async () => rung.length === 1);
  clock.stop();
  // The test would time out if it slept on.
  await running;
});
