import { backoff, bell } from '../../platform/pause.js';
import type { Candidate } from '../../projections/leadership.js';
import { patience } from './patience.js';
import { nextDue, ringAllDue, type Ringing } from './round.js';

export interface AlarmClockOptions extends Ringing {
  /** How often it looks at the latest, whatever it believes to be due next. */
  readonly everyMilliseconds: number;
  /** Brings the read model up to what is stored, as far as it can be had in time. */
  readonly caughtUp: () => Promise<unknown>;
}

/** Does by itself what is a matter of time alone. One process at a time leads it. */
export interface AlarmClock extends Candidate {
  /** There may be new facts. */
  wake(): void;
  /** Works until `stop`, while it leads; never rejects. */
  run(leads: () => boolean): Promise<void>;
  stop(): void;
}

/** Under load every fact wakes it; looking once in a while is enough for what is counted in days. */
const leastPause = 250;

export function alarmClock(options: AlarmClockOptions): AlarmClock {
  const { everyMilliseconds, caughtUp, now, log } = options;
  const woken = bell();
  const halted = bell();
  let stopping = false;
  const stopped = () => stopping;
  let tried = patience();

  const restUntil = async (due: number) => {
    const left = Math.min(everyMilliseconds, Math.max(0, due - Date.parse(now())));
    await woken.wait(left);
    if (!stopping) await halted.wait(leastPause);
  };

  const round = async (leads: () => boolean) => {
    await caughtUp();
    const seen = await ringAllDue(options, tried, () => !stopping && leads());
    if (seen === undefined) return;
    tried.keepOnly(seen);
    await restUntil(await nextDue(options, tried));
  };

  return {
    lock: 'answerable:alarm-clock',
    stands: () => true,
    elected: () => {
      log.info({}, 'leads the alarm clock');
      tried = patience();
      woken.ring();
    },
    deposed: () => undefined,
    wake: () => woken.ring(),
    run: async (leads) => {
      for (let failures = 0; !stopped();)
        try {
          await (leads() ? round(leads) : woken.wait(everyMilliseconds));
          failures = 0;
        } catch (error) {
          failures += 1;
          log.error({ err: error, failures }, 'the alarm clock tries again');
          if (!stopped()) await halted.wait(backoff(failures));
        }
    },
    stop: () => {
      stopping = true;
      woken.ring();
      halted.ring();
    },
  };
}
