import { randomBytes } from 'node:crypto';
import { v5, v7, version } from 'uuid';

/** A new time-ordered identifier (UUIDv7, RFC 9562). */
export const newUuid = (): string => v7();

/** The same name under the same parent gives the same identifier (UUIDv5, RFC 9562), so that a retry repeats nothing. */
export const derivedUuid = (parent: string, name: string): string => v5(name, parent);

/** An unguessable secret of `bytes` random bytes, in base64url. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/**
 * An identifier that the same command always gives its creation, so that a retry after a lost reply creates nothing twice.
 * It sorts by time where the command's own id does (UUIDv7): the time is taken over, the rest is derived.
 */
export function createdUuid(commandId: string, name: string): string {
  const derived = derivedUuid(commandId, name);
  return version(commandId) === 7 ? `${commandId.slice(0, 14)}7${derived.slice(15)}` : derived;
}
