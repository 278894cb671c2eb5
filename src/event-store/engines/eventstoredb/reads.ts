import type { AllStreamRecordedEvent, Position, ResolvedEvent } from '@eventstore/db-client';
import { within } from './patience.js';

/** An event as the server keeps it. */
export interface ServerEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
  readonly position: Position;
}

/** An event as it is sent. */
export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

const eventFrom = ({ event }: ResolvedEvent): ServerEvent[] => {
  if (!event) return [];
  const { streamId, id, type, revision, data, metadata, created, position } = event as AllStreamRecordedEvent;
  const bytes = (value: unknown) => (value instanceof Uint8Array ? value : new Uint8Array());
  return [
    {
      stream: streamId,
      id,
      type,
      revision: Number(revision),
      data: bytes(data),
      metadata: bytes(metadata),
      created,
      position,
    },
  ];
};

export interface Cancellable extends AsyncIterable<ResolvedEvent> {
  cancel(): Promise<void>;
}

/** Reads to the end. The client lets a read wait for ever, so silence is watched here. */
export async function collected(reading: Cancellable, attemptMs: number): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  const iterator = reading[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(attemptMs, iterator.next());
      if (next.done === true) return events;
      events.push(...eventFrom(next.value));
    }
  } catch (error) {
    // It is only over when the client has found a server, which may take longer than anybody here waits.
    reading.cancel().catch(() => undefined);
    throw error;
  }
}
