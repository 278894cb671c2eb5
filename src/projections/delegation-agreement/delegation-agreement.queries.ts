import { sql } from '../../platform/postgres/sql.js';
import { rowsByKeys, within } from '../list.js';
import type { Scope } from '../scope.js';
import { delegationAgreementProjection } from './delegation-agreement.projection.js';
import type { DelegationAgreementRow } from './delegation-agreement.row.js';
import type { Snapshot } from '../snapshot.js';

const withinScope = (scope: Scope) =>
  within(scope, {
    ofClient: (clientId) => sql`client_id = ${clientId}`,
    ofProjects: ({ projectIds }) => sql`key = ANY(${projectIds}::text[])`,
  });

export const delegationAgreementQueries = (snapshot: Snapshot) => ({
  /** The agreements of these projects, as far as they are in sight. */
  byIds: (ids: readonly string[], scope: Scope): Promise<ReadonlyMap<string, DelegationAgreementRow>> =>
    rowsByKeys(
      snapshot,
      { projection: delegationAgreementProjection, within: withinScope },
      { keys: ids, scope },
    ),
});
