import { setTimeout as pause } from 'node:timers/promises';

export interface Entry {
  readonly id: string;
  readonly cursor: bigint;
}

/** A log that several writers write and one reader follows. */
export interface LogUnderTest {
  /** One attempt: the ids that were certainly stored; none when it was rolled back or refused. */
  readonly write: (writer: number) => Promise<readonly string[]>;
  /** What a reader that has come to `cursor` is given next, in the order in which it is given. */
  readonly readAfter: (cursor: bigint) => Promise<readonly Entry[]>;
}

export interface Verdict {
  readonly attempts: number;
  readonly written: number;
  readonly seen: number;
  /** Stored, but never shown to the reader. */
  readonly lost: number;
  /** Shown more than once. */
  readonly doubled: number;
  /** Shown with a cursor that isn't beyond the one before. */
  readonly disordered: number;
  readonly cursors: readonly bigint[];
}

/** Lets `writers` write for a time while one reader follows, and compares what was stored with what the reader saw. */
export async function watchForGaps(
  log: LogUnderTest,
  {
    writers,
    milliseconds,
    from = 0n,
  }: { readonly writers: number; readonly milliseconds: number; readonly from?: bigint },
): Promise<Verdict> {
  const end = performance.now() + milliseconds;
  const written: string[] = [];
  const seen: Entry[] = [];
  let attempts = 0;
  let writing = true;

  const write = async (writer: number) => {
    while (performance.now() < end) {
      attempts += 1;
      written.push(...(await log.write(writer)));
      await pause(Math.random() * 4);
    }
  };
  const readOn = async () => {
    const entries = await log.readAfter(seen.at(-1)?.cursor ?? from);
    seen.push(...entries);
    return entries.length;
  };
  const follow = async () => {
    while (writing) if ((await readOn()) === 0) await pause(1);
    while ((await readOn()) > 0);
  };

  const following = follow();
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))).finally(() => {
    writing = false;
  });
  await following;

  const distinct = new Set(seen.map(({ id }) => id));
  return {
    attempts,
    written: written.length,
    seen: seen.length,
    lost: written.filter((id) => !distinct.has(id)).length,
    doubled: seen.length - distinct.size,
    disordered: seen.filter(({ cursor }, index) => index > 0 && cursor <= (seen[index - 1]?.cursor ?? 0n))
      .length,
    cursors: seen.map(({ cursor }) => cursor),
  };
}

/** One line of figures for the test's output. */
export const figuresOf = (
  name: string,
  { attempts, written, seen, lost, doubled, disordered }: Verdict,
): string =>
  `${name}: ${attempts} attempts, ${written} events stored, ${seen} seen, ${lost} lost, ${doubled} doubled, ${disordered} out of order\n`;
