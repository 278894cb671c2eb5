import { GraphQLError } from 'graphql';
import { InvalidCursor } from '../projections/cursor.js';
import type { Page, PageRequest } from '../projections/page.js';
import type { Connection } from '../schema/connection.js';
import { type PageArgs, usualPage } from '../schema/page.args.js';

export const badInput = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** First or last, not both; 25 when neither is given. */
export function pageRequestOf({ first, last, after, before }: PageArgs): PageRequest {
  if (first != null && last != null) throw badInput('Send `first` or `last`, not both.');
  const cursors = { ...(after != null && { after }), ...(before != null && { before }) };
  return last != null ? { last, ...cursors } : { first: first ?? usualPage, ...cursors };
}

interface Listing<Row, Item> {
  readonly page: (request: PageRequest) => Promise<Page<Row>>;
  readonly count: () => Promise<number>;
  readonly shape: (row: Row) => Item;
}

/** A page as a connection; a cursor of another list is the sender's mistake. */
export async function connection<Row, Item>(
  args: PageArgs,
  { page, count, shape }: Listing<Row, Item>,
): Promise<Connection<Item>> {
  const found = await page(pageRequestOf(args)).catch((error: unknown) => {
    throw error instanceof InvalidCursor ? badInput(error.message) : error;
  });
  const edges = found.rows.map(({ row, cursor }) => ({ cursor, node: shape(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: found.hasNextPage,
      hasPreviousPage: found.hasPreviousPage,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
    totalCount: count,
  };
}
