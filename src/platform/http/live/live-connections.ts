import { PlatformErrorCode } from '../error-codes.js';
import type { Exposure } from '../error-exposure.js';
import type { LiveLimits } from './live-limits.js';

export type LiveTransport = 'websocket' | 'sse';

/** Hears of who comes and goes, for whoever counts. */
export type OnLive = (change: {
  readonly transport: LiveTransport;
  readonly connections?: 1 | -1;
  readonly subscriptions?: 1 | -1;
}) => void;

/** A place among the live connections. */
export interface Place {
  /** Why this person may not have one more; none when they may. */
  readonly claim: (person: string) => Exposure | undefined;
  readonly leave: () => void;
}

export interface Connections {
  /** A place, or why there is none. */
  readonly enter: (transport: LiveTransport) => Place | Exposure;
}

const tooMany = (message: string, limit: number, status: number): Exposure => ({
  message,
  extensions: { code: PlatformErrorCode.TOO_MANY_CONNECTIONS, limit },
  http: { status, headers: new Map([['retry-after', '5']]) },
});

export const isPlace = (entered: Place | Exposure): entered is Place => 'leave' in entered;

/** Counts who is connected, so that neither everybody together nor one alone takes all there is. */
export function connections(
  { connections: most, connectionsPerPerson }: LiveLimits,
  onLive: OnLive = () => undefined,
): Connections {
  const counts: Record<LiveTransport, number> = { websocket: 0, sse: 0 };
  const perPerson = new Map<string, number>();

  const add = (person: string, change: 1 | -1) => {
    const now = (perPerson.get(person) ?? 0) + change;
    if (now === 0) perPerson.delete(person);
    else perPerson.set(person, now);
  };
  const placeFor = (transport: LiveTransport): Place => {
    let claimed: string | undefined;
    let left = false;
    counts[transport] += 1;
    onLive({ transport, connections: 1 });
    return {
      claim: (person) => {
        if ((perPerson.get(person) ?? 0) >= connectionsPerPerson)
          return tooMany('You have too many live connections open. Close some.', connectionsPerPerson, 429);
        claimed = person;
        add(person, 1);
        return undefined;
      },
      leave: () => {
        if (left) return;
        left = true;
        counts[transport] -= 1;
        onLive({ transport, connections: -1 });
        if (claimed !== undefined) add(claimed, -1);
      },
    };
  };
  return {
    enter: (transport) =>
      counts.websocket + counts.sse >= most
        ? tooMany('There are too many live connections at the moment. Try again soon.', most, 503)
        : placeFor(transport),
  };
}
