/** What live connections may take at most. */
export interface LiveLimits {
  /** Websockets and event streams together, of everybody. */
  readonly connections: number;
  readonly connectionsPerPerson: number;
  /** On one websocket. */
  readonly subscriptions: number;
  /** What a client may send in one message. */
  readonly messageBytes: number;
  /** How long a websocket may stay silent before it says who it is. */
  readonly initMs: number;
  /** How often a peer is asked whether it is there, and how long it may take to answer or to read. */
  readonly pingMs: number;
  readonly patienceMs: number;
  /** How often it is asked again who somebody is. */
  readonly recheckMs: number;
}

export const defaultLiveLimits: LiveLimits = {
  connections: 1_000,
  connectionsPerPerson: 20,
  subscriptions: 20,
  messageBytes: 65_536,
  initMs: 5_000,
  pingMs: 15_000,
  patienceMs: 45_000,
  recheckMs: 60_000,
};
