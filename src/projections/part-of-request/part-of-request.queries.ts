import { everything, rowsByKeys } from '../list.js';
import { partOfRequestProjection } from './part-of-request.projection.js';
import type { PartOfRequestRow } from './part-of-request.row.js';
import type { Snapshot } from '../snapshot.js';

/**
 * Says which request to look in and nothing of what is there: whether the caller may see the part, and whether it is
 * there, only the request's own row tells, read within the caller's scope.
 */
export const partOfRequestQueries = (snapshot: Snapshot) => ({
  byIds: (ids: readonly string[]): Promise<ReadonlyMap<string, PartOfRequestRow>> =>
    rowsByKeys(
      snapshot,
      { projection: partOfRequestProjection, within: () => everything },
      { keys: ids, scope: { sees: 'EVERYTHING' } },
    ),
});
