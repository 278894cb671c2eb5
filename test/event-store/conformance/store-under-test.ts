import type { EventStore } from '../../../src/event-store/event-store.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** The same log as another process would open it; closed by `stop`. */
  readonly another: () => Promise<EventStore>;
  readonly stop: () => Promise<void>;
}

/** What an engine may lack. */
export interface Capabilities {
  /** Positions have no gaps, so that a missing one is proof of deletion. */
  readonly gapless: boolean;
}

export type OpenStore = () => Promise<StoreUnderTest>;

export type Get = () => StoreUnderTest;
