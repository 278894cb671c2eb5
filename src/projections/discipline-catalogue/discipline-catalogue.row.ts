import type { CataloguedDiscipline } from '../../aggregates/discipline-catalogue/index.js';

/** The one catalogue of the studio. */
export interface DisciplineCatalogueRow {
  readonly disciplines: readonly CataloguedDiscipline[];
  readonly revision: number;
}
