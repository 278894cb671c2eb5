import { catalogueId } from '../../aggregates/discipline-catalogue/index.js';
import type { Query } from '../../platform/postgres/sql.js';
import { everything, nothing, rowsByKeys } from '../list.js';
import type { Scope } from '../scope.js';
import { disciplineCatalogueProjection, startingCatalogue } from './discipline-catalogue.projection.js';
import type { DisciplineCatalogueRow } from './discipline-catalogue.row.js';

const whoeverSeesAnything = (scope: Scope) => (scope.sees === 'NOTHING' ? nothing : everything);

/** What the studio sells is no secret to anybody who deals with it. */
export const disciplineCatalogueQueries = (query: Query) => ({
  current: async (scope: Scope): Promise<DisciplineCatalogueRow> => {
    const found = await rowsByKeys(
      query,
      { projection: disciplineCatalogueProjection, within: whoeverSeesAnything },
      { keys: [catalogueId], scope },
    );
    return found.get(catalogueId) ?? startingCatalogue;
  },
});
