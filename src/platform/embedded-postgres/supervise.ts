import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock.js';
import { EmbeddedPostgresFailed, messageOf, useYourOwn } from './errors.js';
import type { Server } from './server.js';

const allowed = { restarts: 5, within: 60_000 };

export interface Supervision {
  readonly start: (abort: AbortSignal) => Promise<Server>;
  readonly log: (line: string) => void;
  readonly onGone: (error: Error) => void;
}

/** Starts the server and again whenever it ends unasked, until it does so too often. */
export async function supervise({ start, log, onGone }: Supervision): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const beganAt: number[] = [];
  const stopped = () => stopping.signal.aborted;
  let server = await start(stopping.signal);

  const again = async (why: string): Promise<Server | undefined> => {
    if (stopped()) return undefined;
    const now = systemClock.monotonic();
    if (beganAt.filter((at) => now - at < allowed.within).length >= allowed.restarts) {
      onGone(goneAfter(why));
      return undefined;
    }
    beganAt.push(now);
    log(`PostgreSQL ended unasked (${why}); starting it again.`);
    try {
      const next = await start(stopping.signal);
      log('PostgreSQL is ready again.');
      return next;
    } catch (error) {
      await sleep(500);
      return again(messageOf(error));
    }
  };

  const watch = async (): Promise<void> => {
    for (;;) {
      const { how } = await server.ended;
      if (stopped()) return;
      const next = await again(how);
      if (next === undefined) return;
      server = next;
      if (stopped()) return server.stop();
    }
  };
  const watching = watch();

  const stop = async () => {
    stopping.abort();
    await server.stop();
    await watching;
  };
  return { stop };
}

const goneAfter = (why: string) =>
  new EmbeddedPostgresFailed(
    `PostgreSQL ended ${allowed.restarts + 1} times within a minute, lastly by ${why}, and isn't started again.`,
    { advice: `Its log in the data folder says why. ${useYourOwn}` },
  );
