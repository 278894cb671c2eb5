import type { Database } from '../platform/postgres/database.js';
import { sessionLocks } from '../platform/postgres/session-locks.js';
import { backoff, bell } from '../platform/pause.js';
import type { Log } from './machinery.js';

/** Who wants to lead, and what is to happen when it may. */
export interface Candidate {
  readonly lock: string;
  /** False while this process couldn't do the work anyway. */
  readonly stands: () => boolean;
  readonly elected: () => void;
  /** The lock is gone without having been given back: whatever this process believed may be out of date. */
  readonly deposed: () => void;
}

export interface Leadership {
  /** Resolves once this process has asked for the locks for the first time. */
  readonly firstLook: Promise<void>;
  leads(candidate: Candidate): boolean;
  resign(candidate: Candidate): Promise<void>;
  stop(): Promise<void>;
}

const interval = 200;

/** One process at a time leads each candidate's work; a dead leader's place is taken at the next look. */
export function leadership(database: Database, candidates: readonly Candidate[], log: Log): Leadership {
  const look = bell();
  let stopping = false;
  let failures = 0;

  const locks = sessionLocks(database, () => {
    log.warn({}, 'the connection that holds the leader locks broke');
    candidates.forEach((candidate) => candidate.deposed());
    look.ring();
  });

  const campaign = async () => {
    try {
      await take();
      failures = 0;
    } catch (error) {
      failures += 1;
      log.error({ err: error }, 'no leader lock can be asked for');
    }
  };

  const take = async () => {
    const standing = candidates.filter(({ lock, stands }) => !locks.holds(lock) && stands());
    const taken = await locks.take(standing.map(({ lock }) => lock));
    standing.filter(({ lock }) => taken.includes(lock)).forEach((candidate) => candidate.elected());
  };

  const keepLooking = async () => {
    await firstLook;
    while (!stopping) {
      await look.wait(failures === 0 ? interval : backoff(failures));
      await campaign();
    }
  };
  const firstLook = campaign();
  const looking = keepLooking();

  return {
    firstLook,
    leads: ({ lock }) => locks.holds(lock),
    resign: ({ lock }) => locks.release(lock),
    stop: async () => {
      stopping = true;
      look.ring();
      await looking;
      await locks.close();
    },
  };
}
