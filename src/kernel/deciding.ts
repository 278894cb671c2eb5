import type { Actor } from './actor.js';

/** What every decision is handed beside the aggregate's history: who acts, and both clocks. */
export interface Deciding {
  readonly actor: Actor;
  /** The clock at the moment of deciding (RFC 3339, UTC). */
  readonly now: string;
  /** When it is said to have happened; `now` unless stated. */
  readonly occurredAt: string;
}
