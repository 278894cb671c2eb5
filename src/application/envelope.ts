import type { Principal } from '../auth/principal.js';

/** Everything about a command but the command itself: who sends it, and what makes sending it again safe. */
export interface Envelope {
  readonly principal: Principal;
  /** Idempotency key: the same again returns the first result; the same with other content is refused. */
  readonly commandId: string;
  /** What the sender sent, for telling a repeated command from a reused id. */
  readonly input: object;
  readonly correlationId: string;
  readonly causationId?: string | undefined;
  /** "Only if nobody changed it since I looked." */
  readonly expectedRevision?: number | undefined;
  /** When it happened, if not now. */
  readonly occurredAt?: string | undefined;
  /** Whose word is recorded, if not the sender's own. */
  readonly onBehalfOf?: string | undefined;
  /** Only says what would happen: nothing is stored, nothing reserved, and no id taken. */
  readonly dryRun?: boolean | undefined;
  /** Why somebody acts where they are not assigned, if they do. */
  readonly override?: { readonly why: string } | undefined;
}
