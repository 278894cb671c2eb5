import type { Actor } from './actor.js';

/** What every event says of itself beside its data. Two clocks: when it happened (may be stated), when it was stored. */
export interface FactMetadata {
  readonly actor: Actor;
  /** When it happened (RFC 3339, UTC); may be stated. */
  readonly occurredAt: string;
  readonly commandId: string;
  /** Digest of the whole command, so that its id can't come again with another content. */
  readonly fingerprint: string;
  /** Ties together everything that one request from outside caused. */
  readonly correlationId: string;
  /** The command or event that caused this command, where one did. */
  readonly causationId?: string;
  /** The project it belongs to, where it belongs to one. */
  readonly projectId?: string;
}

/** A stored event, read back: what a fold sees. */
export interface Fact<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly schemaVersion: number;
  readonly stream: { readonly category: string; readonly id: string };
  readonly revision: number;
  readonly position: bigint;
  /** The store's own clock (RFC 3339, UTC); never stated by anybody. */
  readonly recordedAt: string;
  readonly metadata: FactMetadata;
}

/** The facts that an event catalogue's events become. */
export type FactOf<Events extends object> = {
  [Type in keyof Events & string]: Fact<Type, Readonly<Events[Type]>>;
}[keyof Events & string];
