import { type Query, sql } from '../../platform/postgres/sql.js';
import { listOf, within } from '../list.js';
import { clientProjection } from './client.projection.js';
import type { ClientRow } from './client.row.js';

export type ClientOrder = 'REGISTERED_AT' | 'NAME';

export const clientQueries = (query: Query) =>
  listOf<ClientRow, object, ClientOrder>(query, {
    projection: clientProjection,
    orders: {
      REGISTERED_AT: { column: 'registered_at', type: 'timestamptz' },
      NAME: { column: 'name', type: 'text' },
    },
    within: (scope) =>
      within(scope, {
        ofClient: (clientId) => sql`key = ${clientId}`,
        ofProjects: ({ clientIds }) => sql`key = ANY(${clientIds}::text[])`,
      }),
    matching: () => [],
  });
