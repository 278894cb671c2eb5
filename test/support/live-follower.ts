import { setTimeout as pause } from 'node:timers/promises';
import { readPosition } from '../../src/schema/scalars.js';
import type { LiveClient, LiveResult } from './live-client.js';

const ofProject = `subscription ($id: ID!, $after: LogPosition) { live: projectEvents(projectId: $id, after: $after) {
  ... on EventReceived { position event { id } } ... on CaughtUp { position } ... on Lagged { resumeAfter } } }`;

interface Live {
  readonly position?: string;
  readonly event?: { readonly id: string };
  readonly resumeAfter?: string;
}

/** A fact as it was told, or as it is stored. */
export interface Told {
  readonly position: bigint;
  readonly id: string;
}

export interface Follower {
  readonly told: readonly Told[];
  /** What is neither a fact nor says where to go on. */
  readonly wrong: readonly LiveResult[];
  /** The `after` of every subscription. */
  readonly subscribed: readonly bigint[];
  readonly stop: () => Promise<void>;
}

/** Somebody who subscribes again, wherever `connect` leads in that turn, after whatever they saw last. */
export function liveFollower(projectId: string, connect: (turn: number) => LiveClient): Follower {
  const told: Told[] = [];
  const wrong: LiveResult[] = [];
  const subscribed: bigint[] = [];
  let after = 'lp_0';
  let client: LiveClient;
  const over = new AbortController();
  const take = (result: LiveResult) => {
    const { position, event, resumeAfter } = (result.data?.['live'] ?? {}) as Live;
    const reached = resumeAfter ?? position;
    if (reached === undefined) wrong.push(result);
    else after = reached;
    if (event) told.push({ position: readPosition(after), id: event.id });
  };
  /** Over one connection, for as long as it lasts. */
  const once = async () => {
    client = connect(subscribed.length);
    subscribed.push(readPosition(after));
    const following = client.subscribe(ofProject, { id: projectId, after });
    try {
      for (let result = await following.next(); result; result = await following.next()) take(result);
    } finally {
      client.close();
    }
  };
  const following = (async () => {
    // However a connection ends: whoever follows comes back.
    while (!over.signal.aborted) await once().catch(() => pause(50));
  })();
  return {
    told,
    wrong,
    subscribed,
    stop: async () => {
      over.abort();
      client.close();
      await following;
    },
  };
}
