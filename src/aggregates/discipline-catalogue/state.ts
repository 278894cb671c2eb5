import { type Discipline, seededDisciplines } from '../../kernel/disciplines.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { DisciplineCatalogueEvents } from './events.js';

export interface CataloguedDiscipline extends Discipline {
  readonly retired: boolean;
}

/** In the order in which they came to be sold. */
export type DisciplineCatalogue = readonly CataloguedDiscipline[];

export const initialState: DisciplineCatalogue = seededDisciplines.map((one) => ({ ...one, retired: false }));

const changed = (
  state: DisciplineCatalogue,
  code: string,
  change: Partial<CataloguedDiscipline>,
): DisciplineCatalogue => state.map((one) => (one.code === code ? { ...one, ...change } : one));

const stateAfter = handleBy<DisciplineCatalogueEvents, [DisciplineCatalogue], DisciplineCatalogue>({
  DisciplineAdded: (added, state) => [...state, { ...added, retired: false }],
  DisciplineRenamed: ({ code, name }, state) => changed(state, code, { name }),
  DisciplineRetired: ({ code }, state) => changed(state, code, { retired: true }),
  DisciplineRevived: ({ code }, state) => changed(state, code, { retired: false }),
});

export const evolve = (
  state: DisciplineCatalogue,
  event: MessageOf<DisciplineCatalogueEvents>,
): DisciplineCatalogue => stateAfter(event, state);
