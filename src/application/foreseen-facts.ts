import { logStart, type NewEvent, type RecordedEvent } from '../event-store/event-store.js';
import { toFact } from '../event-store/serialisation.js';
import type { Fact } from '../kernel/fact.js';

/** Events as the facts they would be, read back exactly as stored ones are. They have no place in the log. */
export const foreseenFacts = (
  events: readonly NewEvent[],
  { stream, revision, recordedAt }: Pick<RecordedEvent, 'stream' | 'revision' | 'recordedAt'>,
): Fact[] =>
  events.map((event, index) =>
    toFact({ ...event, stream, revision: revision + 1 + index, position: logStart, recordedAt }),
  );
