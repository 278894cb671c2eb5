/** A place in the server's log. Events of one append share the place of their commit, as on a real server they may. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Kept extends Proposed, Place {
  readonly stream: string;
  readonly revision: number;
  readonly created: Date;
}

export type Expected = number | 'any' | 'exists';

export type Outcome =
  | { readonly ok: true; readonly revision: number; readonly place: Place }
  | { readonly ok: false; readonly current: number };

export const before = (one: Place, other: Place): boolean =>
  one.commit < other.commit || (one.commit === other.commit && one.prepare < other.prepare);

function storedTo(last: Kept | undefined): Outcome {
  if (!last) throw new Error('An append without events is none.');
  return { ok: true, revision: last.revision, place: last };
}

const isAsExpected = (expected: Expected, current: number): boolean =>
  expected === 'any' || (expected === 'exists' ? current >= 0 : expected === current);

/**
 * The log of a server in memory, with the rules of EventStoreDB: an append is stored whole or not at all, at an expected
 * revision; the same event ids at the same place are a repetition and succeed; positions are sparse; and among the events of
 * users there are the server's own.
 */
export function memoryLog() {
  const all: Kept[] = [];
  const streams = new Map<string, Kept[]>();
  const listeners = new Set<() => void>();
  let end = 0n;
  let lastCreated = 0;

  const streamOf = (name: string): readonly Kept[] => streams.get(name) ?? [];

  function keep(stream: string, proposed: readonly Proposed[]): Kept[] {
    // The server's clock; several appends may fall on the same millisecond, and none before the one before.
    lastCreated = Math.max(lastCreated, Date.now());
    const places = proposed.map(({ data }) => {
      const prepare = end;
      end += BigInt(100 + data.length);
      return prepare;
    });
    const commit = places.at(-1) ?? end;
    const existing = streams.get(stream) ?? [];
    const kept = proposed.map((event, index) => ({
      ...event,
      stream,
      revision: existing.length + index,
      created: new Date(lastCreated),
      commit,
      prepare: places[index] ?? commit,
    }));
    streams.set(stream, [...existing, ...kept]);
    all.push(...kept);
    return kept;
  }

  const isRepeated = (name: string, from: number, proposed: readonly Proposed[]) =>
    proposed.every(({ id }, index) => streamOf(name)[from + index]?.id === id);

  function repeatedAt(name: string, expected: Expected, proposed: readonly Proposed[]): number | undefined {
    if (typeof expected === 'number')
      return isRepeated(name, expected + 1, proposed) ? expected + 1 : undefined;
    const first = streamOf(name).findIndex(({ id }) => id === proposed[0]?.id);
    return first >= 0 && isRepeated(name, first, proposed) ? first : undefined;
  }

  const statistics = (): Proposed => ({
    id: '00000000-0000-4000-8000-000000000000',
    type: '$statsCollected',
    contentType: 'application/json',
    data: new TextEncoder().encode('{"proc-cpu":1}'),
    metadata: new Uint8Array(),
  });

  const epoch = (): Proposed => ({
    ...statistics(),
    id: '00000000-0000-4000-8000-000000000001',
    type: '$epoch-information',
    data: new TextEncoder().encode('{"EpochNumber":0}'),
  });

  // What a server writes at its first start: its log is never empty.
  keep('$epoch-information', [epoch()]);
  let appends = 0;
  return {
    all,
    streamOf,
    append(stream: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
      const current = streamOf(stream).length - 1;
      const repeated = repeatedAt(stream, expected, proposed);
      if (repeated !== undefined) return storedTo(streamOf(stream)[repeated + proposed.length - 1]);
      if (!isAsExpected(expected, current)) return { ok: false, current };
      const last = keep(stream, proposed).at(-1);
      appends += 1;
      if (appends % 7 === 0) keep('$stats-127.0.0.1:2113', [statistics()]);
      listeners.forEach((hear) => hear());
      return storedTo(last);
    },
    onAppended: (hear: () => void) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}

export type MemoryLog = ReturnType<typeof memoryLog>;
