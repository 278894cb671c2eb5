import { type Connection, isSome } from './connection.js';
import type { ServerEvent } from './reads.js';

/** A stream's last event; `undefined` only when the server says that there is no such stream. */
export async function lastOf(connection: Connection, stream: string): Promise<ServerEvent | undefined> {
  const [last] = await connection.readStream(stream, {
    ...{ from: 'end', limit: 1, direction: 'backwards' },
    isWhole: isSome,
  });
  return last;
}

/**
 * A stream's events from a revision on, at most so many, and less only where it ends: beside them its end is asked, because a
 * read that the server ends early looks like a whole one.
 */
export async function someOf(
  connection: Connection,
  stream: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly ServerEvent[]> {
  const forwards = { direction: 'forwards' } as const;
  const [last, first] = await Promise.all([
    lastOf(connection, stream),
    connection.readStream(stream, { from, limit, ...forwards }),
  ]);
  const found = [...first];
  const end = Math.min(last?.revision ?? -1, from + limit - 1);
  const next = () => (found.at(-1)?.revision ?? from - 1) + 1;
  while (next() <= end) {
    const rest = { from: next(), limit: end - next() + 1, isWhole: isSome };
    found.push(...(await connection.readStream(stream, { ...rest, ...forwards })));
  }
  return found;
}
