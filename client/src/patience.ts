/** How often, and after how long, something is tried again. */
export interface Patience {
  /** Times that it is tried altogether. */
  readonly attempts: number;
  /** The longest first wait. It doubles with each attempt; the wait itself is any part of it, so that clients don't come back together. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** For how long one attempt may go without an answer. */
  readonly answerWithinMs: number;
}

export const patient: Patience = { attempts: 6, firstMs: 200, longestMs: 10_000, answerWithinMs: 30_000 };

/** How long to wait before the next attempt: what the server asks for at least, and a part of the growing wait by chance. */
export function waitBefore(
  attempt: number,
  { firstMs, longestMs }: Patience,
  { askedMs = 0, chance = Math.random }: { askedMs?: number | undefined; chance?: () => number } = {},
): number {
  const growing = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return askedMs + Math.round(chance() * growing);
}

/** Milliseconds that a `Retry-After` asks for: seconds, or an instant (RFC 9110, 10.2.3). */
export function askedWait(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const instant = Date.parse(header);
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}

/** Waits, unless the signal ends it before. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
