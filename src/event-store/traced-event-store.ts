import { traced, type Tracing } from '../platform/tracing/tracing.js';
import type { EventStore } from './event-store.js';

/** The same store; each append is told of, with the time that it waited for its turn. */
export const tracedEventStore = (store: EventStore, tracing: Tracing): EventStore => ({
  ...store,
  append: (request) =>
    traced(
      tracing,
      {
        name: 'append',
        attributes: {
          'answerable.stream.category': request.stream.category,
          'answerable.events.types': request.events.map(({ type }) => type),
        },
      },
      async (span) => {
        const result = await store.append(request);
        span.set({ 'answerable.append.outcome': result.outcome });
        if (result.outcome !== 'conflict') span.set({ 'answerable.position': Number(result.position) });
        return result;
      },
    ),
});
