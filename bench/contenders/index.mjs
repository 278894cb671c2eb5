import { answerable } from './answerable.mjs';
import { castore } from './castore.mjs';
import { emmett } from './emmett.mjs';
import { messageDb } from './message-db.mjs';

/**
 * The stores that are measured. `open({ url, connections })` makes the tables in an empty database and gives
 * - appendNew(append): stores the events of a stream that must not exist yet,
 * - appendAny(append): stores them behind whatever the stream holds,
 * - readAfter(cursor, limit): what a reader that has come to `cursor` is given next, as `{ id, cursor }`,
 * - onAppended(wake), where the store can wake a reader,
 * - close().
 */
export const contenders = [answerable, emmett, castore, messageDb];
