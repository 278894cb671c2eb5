import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let requestId: string;
beforeAll(async () => {
  studio = await startStudio();
  ({ id: requestId } = await leadTo('RECEIVED', studio));
  const add = (by: 'max' | 'walter' | 'carl', text: string, visibility: string) =>
    studio.by(by).done('noteAdd', { requestId, text, visibility });
  await add('max', 'They never answer', 'INTERNAL');
  await add('max', 'Call us in May', 'SHARED');
  await add('walter', 'An old server', 'INTERNAL');
  await add('carl', 'In May it is', 'SHARED');
});
afterAll(() => studio.stop());

const query = `query ($id: ID!) {
  node(id: $id) { ... on ChangeRequest {
    notes { text visibility }
    history(first: 2) { totalCount edges { cursor node { __typename } } pageInfo { hasNextPage endCursor } }
    last: history(last: 1) { nodes { __typename } }
  } }
}`;
const texts = (notes: readonly unknown[]) => (notes as { text: string }[]).map(({ text }) => text);

test('contacts see shared notes and no trace of the others; the studio and its auditors see all', async () => {
  for (const subject of ['klara', 'carl'] as const) {
    const told = await studio.by(subject).ask(query, { id: requestId });
    expect(texts(told.list('node.notes'))).toEqual(['Call us in May', 'In May it is']);
    expect(told.at('node.history.totalCount')).toBe(3);
    expect(told.raw).not.toMatch(/never answer|old server|INTERNAL/);
  }
  for (const subject of ['max', 'walter', 'ada'] as const) {
    const told = await studio.by(subject).ask(query, { id: requestId });
    expect(told.list('node.notes')).toHaveLength(4);
    expect(told.at('node.history.totalCount')).toBe(5);
  }
});

test('pages of the history are full, and their cursors lead on, whatever is not shown between', async () => {
  const first = await studio.by('carl').ask(query, { id: requestId });
  expect(first.list('node.history.edges')).toMatchObject([
    { node: { __typename: 'RequestReceivedEvent' } },
    { node: { __typename: 'NoteAddedEvent' } },
  ]);
  expect(first.at('node.history.pageInfo.hasNextPage')).toBe(true);
  const next = await studio.by('carl').ask(
    `query ($id: ID!, $after: String) { node(id: $id) { ... on ChangeRequest {
      history(first: 2, after: $after) { nodes { __typename } pageInfo { hasNextPage } }
    } } }`,
    { id: requestId, after: first.text('node.history.pageInfo.endCursor') },
  );
  expect(next.list('node.history.nodes')).toEqual([{ __typename: 'NoteAddedEvent' }]);
  expect(next.at('node.history.pageInfo.hasNextPage')).toBe(false);
});
