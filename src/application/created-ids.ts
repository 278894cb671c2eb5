import { type IdKind, idPrefixes } from '../kernel/naming.js';
import { createdUuid, newUuid } from '../platform/ids.js';

/** The key of a command whose sender gave none. */
export const newCommandId = newUuid;

/** The id that a command gives to what it creates, the same however often it is sent; numbered where it creates several. */
export const createdId = (kind: IdKind, commandId: string, nth?: number): string =>
  `${idPrefixes[kind]}_${createdUuid(commandId, nth === undefined ? kind : `${kind} ${nth}`)}`;

/** What identifies something, without the prefix that says what it is. */
export const uuidIn = (id: string): string => id.slice(id.indexOf('_') + 1);
