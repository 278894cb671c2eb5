import type { Actor } from '../kernel/actor.js';

/** Who is asking: the actor, and what ownership hangs on. Made from our own data by the token's subject. */
export interface Principal {
  readonly actor: Actor;
  /** The client that a contact speaks for; absent for everybody else. */
  readonly clientId?: string;
  /** A member's disciplines; none for others. */
  readonly disciplines: readonly string[];
}

/** The program itself: bootstrap, import and the alarm clock. No token leads here. */
export const systemPrincipal: Principal = { actor: { id: 'system', role: 'SYSTEM' }, disciplines: [] };
