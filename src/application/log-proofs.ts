import type { EventStore, RecordedEvent, StreamId } from '../event-store/event-store.js';
import { entryOf } from '../event-store/log-entry.js';
import { logTree, type StoredLog } from '../projections/log-tree/log-tree.js';
import type { LogRoot, LogTreeQueries } from '../projections/log-tree/log-tree.queries.js';
import type { InclusionProof } from '../projections/log-tree/merkle.js';
import { type Progress, ReadModelBehind } from '../projections/progress.js';

export interface ProofSources {
  readonly store: Pick<EventStore, 'head'>;
  readonly asStored: StoredLog;
  readonly logTree: LogTreeQueries;
  readonly waitFor: Progress['waitFor'];
  readonly settings: { readonly readTimeoutMs: number };
}

/** Where a fact is stored. */
export interface StoredPlace {
  readonly stream: StreamId;
  readonly revision: number;
}

/** The same for the same place. */
export const placeName = ({ stream, revision }: StoredPlace): string =>
  `${stream.category} ${stream.id} ${revision}`;

/** A page of a history is one stretch of one stream, so a batch is few of these. */
function stretchesOf(places: readonly StoredPlace[]) {
  const found = new Map<string, { readonly stream: StreamId; from: number; to: number }>();
  for (const { stream, revision } of places) {
    const name = placeName({ stream, revision: 0 });
    const { from, to } = found.get(name) ?? { from: revision, to: revision };
    found.set(name, { stream, from: Math.min(from, revision), to: Math.max(to, revision) });
  }
  return [...found.values()];
}

/**
 * What the log's tree says, for one asker and one operation: everything against one root, over what was in the log at the
 * operation's moment, or else when it was first asked for.
 */
export function logProofs(sources: ProofSources, moment: bigint | undefined) {
  const { store, asStored, logTree: tree, waitFor, settings } = sources;
  let knownPosition: Promise<bigint> | undefined;
  let knownRoot: Promise<LogRoot | undefined> | undefined;

  const position = () => (knownPosition ??= moment === undefined ? store.head() : Promise.resolve(moment));

  const rootInTime = async (): Promise<LogRoot | undefined> => {
    const wanted = await position();
    try {
      await waitFor(wanted, [logTree.name], settings.readTimeoutMs);
    } catch (error) {
      if (error instanceof ReadModelBehind) return undefined;
      throw error;
    }
    return tree.rootAt(wanted);
  };
  const root = () => (knownRoot ??= rootInTime());

  return {
    /** The last event that the root is over. */
    position,
    /** `undefined` while the tree hasn't come so far, after a bounded wait. */
    root,

    /** By position, for the events under the root. */
    proofs: async (positions: readonly bigint[]): Promise<ReadonlyMap<bigint, InclusionProof>> => {
      const against = await root();
      return against === undefined ? new Map() : tree.proofs(against, positions);
    },

    /** The very bytes that the tree's leaves are made of, as the log has them now. */
    entries: async (places: readonly StoredPlace[]): Promise<ReadonlyMap<string, string>> => {
      const pages = await Promise.all(
        stretchesOf(places).map(({ stream, from, to }) => asStored.readStream(stream, from, to - from + 1)),
      );
      return new Map(pages.flat().map((event: RecordedEvent) => [placeName(event), entryOf(event)]));
    },
  };
}
