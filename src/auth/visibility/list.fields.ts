import type { Rows } from './rows.js';

/** The kinds of things there are pages of. Which rows a page holds is narrowed where it is read. */
const listed = ['AuditRead', 'ChangeRequest', 'Client', 'History', 'Member', 'Project'];

export const listFields: Rows = {
  PageInfo: 'endCursor hasNextPage hasPreviousPage startCursor',
  ...Object.fromEntries(
    listed.flatMap((name) => [
      [`${name}Connection`, 'edges nodes pageInfo totalCount'],
      [`${name}Edge`, 'cursor node'],
    ]),
  ),
};
