import DataLoader from 'dataloader';
import type { Reads } from '../application/reads.js';
import type { Fact } from '../kernel/fact.js';

const loader = <Row>(byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>) =>
  new DataLoader<string, Row | undefined>(async (ids) => {
    const found = await byIds(ids);
    return ids.map((id) => found.get(id));
  });

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
  members: loader(reads.members.byIds),
  parts: loader(reads.parts.byIds),
  people: loader(reads.people),
  projects: loader(reads.projects.byIds),
  /** Facts that a dry run would have recorded; histories show them at their end. */
  foreseen: [] as Fact[],
});

export type Loaders = ReturnType<typeof loadersOn>;
