import { isRefusal } from '../kernel/decider.js';
import { traced, type Tracing } from '../platform/tracing/tracing.js';
import type { Envelope } from './envelope.js';
import type { Outcome } from './outcome.js';

interface Told {
  readonly type: string;
  readonly category: string;
  readonly envelope: Envelope;
}

/** Handles a command in a span that says which it was and what came of it: ids and codes, nobody's name and no word of it. */
export const tracedCommand = (
  tracing: Tracing,
  { type, category, envelope: { commandId, correlationId, dryRun = false } }: Told,
  handle: () => Promise<Outcome>,
): Promise<Outcome> =>
  traced(
    tracing,
    {
      name: `command ${type}`,
      attributes: {
        'answerable.command.type': type,
        'answerable.command.id': commandId,
        'answerable.command.dry_run': dryRun,
        'answerable.correlation_id': correlationId,
        'answerable.stream.category': category,
      },
    },
    async (span) => {
      const outcome = await handle();
      // A refusal is an answer, not a fault.
      if (isRefusal(outcome)) span.set({ 'answerable.refusal.code': outcome.refused });
      else span.set({ 'answerable.position': Number(outcome.position) });
      return outcome;
    },
  );
