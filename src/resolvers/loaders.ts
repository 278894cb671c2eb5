import DataLoader from 'dataloader';
import type { Reads } from '../application/reads.js';

const loader = <Row>(byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>) =>
  new DataLoader<string, Row | undefined>(async (ids) => {
    const found = await byIds(ids);
    return ids.map((id) => found.get(id));
  });

/** One query per kind and tick, however many fields ask; what is out of sight is missing. */
export const loadersOn = (reads: Reads) => ({
  auditors: loader(reads.auditors.byIds),
  changeRequests: loader(reads.changeRequests.byIds),
  clients: loader(reads.clients.byIds),
  members: loader(reads.members.byIds),
  parts: loader(reads.parts.byIds),
  people: loader(reads.people),
  projects: loader(reads.projects.byIds),
});

export type Loaders = ReturnType<typeof loadersOn>;
