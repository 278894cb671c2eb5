import { mayEver } from '../auth/policy.js';
import type { Principal } from '../auth/principal.js';
import type { ChangeRequestRow } from '../projections/change-request/change-request.row.js';
import type { Page } from '../projections/page.js';

/** A request as somebody who sees it is shown it: internal notes are the studio's. */
const seenBy = (principal: Principal): ((row: ChangeRequestRow) => ChangeRequestRow) =>
  mayEver(principal, 'SeeInternals')
    ? (row) => row
    : (row) => ({ ...row, notes: row.notes.filter(({ visibility }) => visibility === 'SHARED') });

interface Requests<Selection> {
  readonly byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, ChangeRequestRow>>;
  readonly page: (selection: Selection) => Promise<Page<ChangeRequestRow>>;
  readonly byNumber: (projectId: string, number: number) => Promise<ChangeRequestRow | undefined>;
}

/** The requests in sight, without what their asker may not see of them. */
export function requestsAsSeen<Selection, List extends Requests<Selection>>(
  principal: Principal,
  list: List & Requests<Selection>,
): List {
  const seen = seenBy(principal);
  return {
    ...list,
    byIds: async (ids: readonly string[]) =>
      new Map([...(await list.byIds(ids))].map(([id, row]) => [id, seen(row)])),
    page: async (selection: Selection) => {
      const page = await list.page(selection);
      return { ...page, rows: page.rows.map(({ row, cursor }) => ({ row: seen(row), cursor })) };
    },
    byNumber: async (projectId: string, number: number) => {
      const row = await list.byNumber(projectId, number);
      return row && seen(row);
    },
  };
}
