import type { Decider } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { decide, type DisciplineCatalogueCommands, type DisciplineCatalogueRefusals } from './decide.js';
import type { DisciplineCatalogueEvents } from './events.js';
import { type CataloguedDiscipline, type DisciplineCatalogue, evolve, initialState } from './state.js';

export type {
  CataloguedDiscipline,
  DisciplineCatalogue,
  DisciplineCatalogueCommands,
  DisciplineCatalogueEvents,
  DisciplineCatalogueRefusals,
};
export { disciplineCatalogueEventTypes } from './events.js';

/** A studio has one. */
export const catalogueId = 'studio';

export const disciplineCatalogue: Decider<
  DisciplineCatalogue,
  DisciplineCatalogueCommands,
  DisciplineCatalogueEvents,
  DisciplineCatalogueRefusals,
  Deciding
> = { category: 'disciplineCatalogue', initialState, decide, evolve };
