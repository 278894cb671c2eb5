import { isRefusal } from '../../kernel/decider.js';
import type {
  AlarmColumn,
  AlarmPlace,
  ChangeRequestAlarms,
} from '../../projections/change-request/change-request.alarms.js';
import type { Outcome } from '../outcome.js';
import { type Alarm, type AlarmKind, alarmsIn, idOf } from './alarms.js';
import type { Patience } from './patience.js';

/** What a round of the alarm clock takes. */
export interface Ringing {
  readonly alarms: ChangeRequestAlarms;
  /** Carries it out as the program itself; the same alarm again changes nothing. */
  readonly ring: (alarm: Alarm) => Promise<Outcome>;
  readonly now: () => string;
  readonly silenceDays: number;
  readonly onRung: (kind: AlarmKind, outcome: 'RUNG' | 'REFUSED' | 'FAILED') => void;
  readonly log: {
    debug(details: object, message: string): void;
    info(details: object, message: string): void;
    error(details: object, message: string): void;
  };
}

const dayInMilliseconds = 86_400_000;
const atOnce = 100;

/** What a row's instant has to be for something to be due now. */
const untils = ({ now, silenceDays }: Ringing): Readonly<Record<AlarmColumn, string>> => ({
  wakes_at: now(),
  silent_since: new Date(Date.parse(now()) - silenceDays * dayInMilliseconds).toISOString(),
});

/** One alarm that can't be rung keeps no other from being rung. */
async function attempt(alarm: Alarm, ringing: Ringing, tried: Patience): Promise<void> {
  const { ring, now, onRung, log } = ringing;
  const { kind, requestId, of } = alarm;
  try {
    const outcome = await ring(alarm);
    if (isRefusal(outcome)) {
      tried.later(idOf(alarm), Date.parse(now()));
      onRung(kind, 'REFUSED');
      log.debug({ alarm: kind, requestId, of, refused: outcome.refused }, 'an alarm has nothing to do');
      return;
    }
    tried.done(idOf(alarm));
    onRung(kind, 'RUNG');
    log.info({ alarm: kind, requestId, of }, 'an alarm rang');
  } catch (error) {
    tried.later(idOf(alarm), Date.parse(now()));
    onRung(kind, 'FAILED');
    log.error({ err: error, alarm: kind, requestId, of }, 'an alarm could not be rung; tried again');
  }
}

/** What is due by a column, the longest due first, read page by page. */
async function* dueBy({ alarms }: Ringing, column: AlarmColumn, until: string): AsyncGenerator<Alarm> {
  let after: AlarmPlace | undefined;
  do {
    const page = await alarms.due(column, { until, after, first: atOnce });
    for (const { row } of page) yield* alarmsIn[column](row, until);
    after = page.length === atOnce ? page.at(-1)?.place : undefined;
  } while (after !== undefined);
}

async function* allDue(ringing: Ringing): AsyncGenerator<Alarm> {
  const until = untils(ringing);
  for (const column of ['wakes_at', 'silent_since'] as const) yield* dueBy(ringing, column, until[column]);
}

/** Rings all that is due. Returns the ids of what it saw; nothing when it was stopped on the way. */
export async function ringAllDue(
  ringing: Ringing,
  tried: Patience,
  goesOn: () => boolean,
): Promise<ReadonlySet<string> | undefined> {
  const seen = new Set<string>();
  for await (const alarm of allDue(ringing)) {
    if (!goesOn()) return undefined;
    seen.add(idOf(alarm));
    if (tried.mayTry(idOf(alarm), Date.parse(ringing.now()))) await attempt(alarm, ringing, tried);
  }
  return goesOn() ? seen : undefined;
}

/** The next moment at which something will be due, as the read model knows it, or may be tried again. */
export async function nextDue(ringing: Ringing, tried: Patience): Promise<number> {
  const { alarms, silenceDays } = ringing;
  const until = untils(ringing);
  const waking = await alarms.next('wakes_at', until.wakes_at);
  const silent = await alarms.next('silent_since', until.silent_since);
  return Math.min(
    waking ?? Infinity,
    silent === undefined ? Infinity : silent + silenceDays * dayInMilliseconds,
    tried.next() ?? Infinity,
  );
}
