import { errorType, type Span, type Tracing } from '../platform/tracing/tracing.js';
import type { Build } from './builds.js';
import type { ReadEvent } from './fold.js';
import type { Projection } from './projection.js';
import { step, type Stepped, type Stepping } from './step.js';

/** A step may take in a thousand events; whoever looks for one request looks while few are under way. */
const mostRequests = 16;

/** The requests that the events came from: a step serves many, so it belongs to the trace of none. */
const requestsOf = (events: readonly ReadEvent[]): readonly string[] => {
  const named = events.flatMap((event) => ('fact' in event ? [event.fact.metadata.correlationId] : []));
  return [...new Set(named)].slice(0, mostRequests);
};

function tell(span: Span, from: Build, stepped: Stepped): void {
  // Looking in vain, as it does once a second, is nothing to tell of.
  if (stepped.outcome === 'idle') return;
  if (stepped.outcome === 'poisoned') span.failed(errorType(stepped.poison));
  const reached = stepped.outcome === 'moved' ? stepped.at.position : from.position;
  span.set({ 'answerable.projection.outcome': stepped.outcome, 'answerable.position': Number(reached) });
  span.end();
}

/** A step that is told of when something came of it. */
export const tracedStep =
  (tracing: Tracing) =>
  async ({ query, read }: Stepping, projection: Projection<object>, at: Build): Promise<Stepped> => {
    const { name, version } = projection;
    const span = tracing.open({
      name: `project ${name}`,
      root: true,
      attributes: { 'answerable.projection.name': name, 'answerable.projection.version': version },
    });
    const readTold: Stepping['read'] = async (after, limit) => {
      const events = await read(after, limit);
      span.set({
        'answerable.correlation_ids': requestsOf(events),
        'answerable.events.count': events.length,
      });
      return events;
    };
    try {
      const stepped = await span.within(() => step({ query, read: readTold }, projection, at));
      tell(span, at, stepped);
      return stepped;
    } catch (error) {
      span.failed(errorType(error));
      span.end();
      throw error;
    }
  };
