import {
  catalogueId,
  disciplineCatalogue,
  type DisciplineCatalogueCommands,
} from '../aggregates/discipline-catalogue/index.js';

import { type EventStore, noStream } from '../event-store/event-store.js';
import type { MessageOf } from '../kernel/message.js';
import { commandHandler, type Services } from './command-handler.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';

const stream = { category: disciplineCatalogue.category, id: catalogueId };

const usableIn = (catalogue: typeof disciplineCatalogue.initialState): readonly string[] =>
  catalogue.filter(({ retired }) => !retired).map(({ code }) => code);

/**
 * The codes that can be chosen, by the log itself. Nearly every command asks and hardly any changes it, so the fold is kept
 * and only what was appended since is read.
 */
export function usableDisciplines(store: EventStore): () => Promise<readonly string[]> {
  let known = { revision: noStream, codes: usableIn(disciplineCatalogue.initialState) };
  return async () => {
    const [since] = await store.readStream(stream, known.revision + 1, 1);
    if (since === undefined) return known.codes;
    const { state, revision } = await load(store, disciplineCatalogue, catalogueId);
    // Several may have read at once; the later reading stays.
    if (revision > known.revision) known = { revision, codes: usableIn(state) };
    return usableIn(state);
  };
}

/** What a director may do to the catalogue. */
export function catalogueCommands(services: Services) {
  const handle = commandHandler(services, disciplineCatalogue);
  return (command: MessageOf<DisciplineCatalogueCommands>, envelope: Envelope): Promise<Outcome> =>
    handle({
      id: catalogueId,
      command,
      envelope,
      surroundings: (_, context) => Promise.resolve({ target: {}, context }),
    });
}
