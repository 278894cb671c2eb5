import { catalogueId } from '../../aggregates/discipline-catalogue/index.js';
import { everything, nothing, rowsByKeys } from '../list.js';
import type { Scope } from '../scope.js';
import { disciplineCatalogueProjection, startingCatalogue } from './discipline-catalogue.projection.js';
import type { DisciplineCatalogueRow } from './discipline-catalogue.row.js';
import type { Snapshot } from '../snapshot.js';

const whoeverSeesAnything = (scope: Scope) => (scope.sees === 'NOTHING' ? nothing : everything);

/** What the studio sells is no secret to anybody who deals with it. */
export const disciplineCatalogueQueries = (snapshot: Snapshot) => ({
  current: async (scope: Scope): Promise<DisciplineCatalogueRow> => {
    const found = await rowsByKeys(
      snapshot,
      { projection: disciplineCatalogueProjection, within: whoeverSeesAnything },
      { keys: [catalogueId], scope },
    );
    return found.get(catalogueId) ?? startingCatalogue;
  },
});
