import { type IdKind, idPrefixes } from '../../kernel/naming.js';
import { uuidIn } from '../created-ids.js';
import { derivedUuid } from '../../platform/ids.js';

/** The part of that name has this id, in every run. */
export const partId = (kind: IdKind, parentId: string, name: string): string =>
  `${idPrefixes[kind]}_${derivedUuid(uuidIn(parentId), name)}`;

/** The request that a file becomes: its project and its path say which, so a second run finds what the first one made. */
export const requestIdOf = (projectId: string, file: string): string =>
  partId('request', projectId, `madr:${file}`);

export const importCommandId = (requestId: string): string => derivedUuid(uuidIn(requestId), 'import');
