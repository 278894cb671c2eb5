import {
  disciplineCatalogue,
  type DisciplineCatalogueEvents,
  disciplineCatalogueEventTypes,
} from '../../aggregates/discipline-catalogue/index.js';
import type { Fact } from '../../kernel/fact.js';
import type { MessageOf } from '../../kernel/message.js';
import type { Projection } from '../projection.js';
import type { DisciplineCatalogueRow } from './discipline-catalogue.row.js';

type Told = Fact & MessageOf<DisciplineCatalogueEvents>;

const isOurs = (fact: Fact): fact is Told => Object.hasOwn(disciplineCatalogueEventTypes, fact.type);

/** What a studio starts with, until something of it is changed. */
export const startingCatalogue: DisciplineCatalogueRow = {
  disciplines: disciplineCatalogue.initialState,
  revision: -1,
};

export const disciplineCatalogueProjection: Projection<DisciplineCatalogueRow> = {
  name: 'discipline-catalogue',
  version: 1,
  facts: { stream: 'disciplineCatalogue' },
  columns: {},
  indexes: [],
  keysOf: (fact) => (isOurs(fact) ? [fact.stream.id] : []),
  fold: (row = startingCatalogue, fact) =>
    isOurs(fact)
      ? { disciplines: disciplineCatalogue.evolve(row.disciplines, fact), revision: fact.revision }
      : row,
};
