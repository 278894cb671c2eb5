import DataLoader from 'dataloader';
import { placeName } from '../application/log-proofs.js';
import type { HistoryStretch, Reads } from '../application/reads.js';
import type { Fact } from '../kernel/fact.js';

const loader = <Row>(byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>) =>
  new DataLoader<string, Row | undefined>(async (ids) => {
    const found = await byIds(ids);
    return ids.map((id) => found.get(id));
  });

/** The same for keys that are more than an id. */
const loaderBy = <Key, Name, Value>(
  nameOf: (key: Key) => Name,
  byKeys: (keys: readonly Key[]) => Promise<ReadonlyMap<Name, Value>>,
) =>
  new DataLoader<Key, Value | undefined, Name>(
    async (keys) => {
      const found = await byKeys(keys);
      return keys.map((key) => found.get(nameOf(key)));
    },
    { cacheKeyFn: nameOf },
  );

/** One query per kind and tick, however many fields ask; what is out of sight is missing. */
export const loadersOn = (reads: Reads) => ({
  agreements: loader(reads.agreements.byIds),
  auditors: loader(reads.auditors.byIds),
  /** There is one; everybody asks for it under its own id. */
  catalogues: loader(async (ids) => {
    const row = await reads.catalogue();
    return new Map(ids.map((id) => [id, row]));
  }),
  changeRequests: loader(reads.changeRequests.byIds),
  clients: loader(reads.clients.byIds),
  clientsAtWork: loader(reads.projects.atWorkFor),
  /** What a leaf of the log's tree is made of. */
  entries: loaderBy(placeName, reads.log.entries),
  histories: new DataLoader<HistoryStretch, Fact[], string>(reads.histories, {
    cacheKeyFn: ({ category, id, from, limit }) => `${category} ${id} ${from} ${limit}`,
  }),
  members: loader(reads.members.byIds),
  parts: loader(reads.parts.byIds),
  people: loader(reads.people),
  projects: loader(reads.projects.byIds),
  /** By position. */
  proofs: loaderBy((position: bigint) => position, reads.log.proofs),
  /** Facts that a dry run would have recorded; histories show them at their end. */
  foreseen: [] as Fact[],
});

export type Loaders = ReturnType<typeof loadersOn>;
