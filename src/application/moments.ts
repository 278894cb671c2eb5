import { type EventStore, logStart } from '../event-store/event-store.js';
import type { Moment } from '../projections/past.js';
import { PositionUnknown } from '../projections/progress.js';

/** A moment as somebody names it. */
export type AsOf = { readonly instant: string } | { readonly position: bigint };

/** Somebody asks how things stood at an instant that has not passed yet. */
export class NotYetPast extends Error {
  override readonly name = 'NotYetPast';
  constructor() {
    super('That instant has not passed yet, so an answer could still change.');
  }
}

/** Before anything was recorded there was no clock of ours. */
const beforeAll = '1970-01-01T00:00:00.000Z';

async function recordedAt(store: EventStore, position: bigint): Promise<string> {
  if (position === logStart) return beforeAll;
  const event = await store.readAt(position);
  if (!event) throw new PositionUnknown(position, await store.head());
  return event.recordedAt;
}

/** Where in the log a moment lies. Rejects with `NotYetPast` or `PositionUnknown` when there is none such yet. */
export async function momentOf(store: EventStore, asOf: AsOf): Promise<Moment> {
  if ('position' in asOf) return { position: asOf.position, instant: await recordedAt(store, asOf.position) };
  const position = await store.positionAt(asOf.instant);
  if (position === undefined) throw new NotYetPast();
  return { position, instant: asOf.instant };
}

/** A place in the log, and when the event there was recorded; no instant before the first. */
export async function placeIn(
  store: EventStore,
  position: bigint,
): Promise<{ readonly position: bigint; readonly recordedAt: string | undefined }> {
  return { position, recordedAt: position === logStart ? undefined : await recordedAt(store, position) };
}
