import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

describe('a token', () => {
  const hourBefore = new Date(Date.now() - 2 * 3_600_000).toISOString();

  test.each<[string, readonly [string, number], () => Promise<string>]>([
    ['that has expired', ['UNAUTHENTICATED', 401], () => studio.token('max', { now: hourBefore })],
    ['of another secret', ['UNAUTHENTICATED', 401], () => studio.token('max', { secret: 'x'.repeat(32) })],
    ['that is garbage', ['UNAUTHENTICATED', 401], () => Promise.resolve('a.b.c')],
    ['of a stranger', ['UNKNOWN_SUBJECT', 403], () => studio.token('stranger')],
  ])('%s is refused, even where none is needed', async (_, [code, status], token) => {
    for (const query of ['{ viewer { role } }', '{ __typename }', '{ projects { totalCount } }']) {
      const told = await studio.sending(`Bearer ${await token()}`).ask(query);
      expect([told.status, told.errors.map(({ extensions }) => extensions.code)]).toEqual([status, [code]]);
      expect(told.data).toBeUndefined();
      if (status === 401) expect(told.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test.each(['Basic bWF4Om1heA==', 'Bearer', 'Bearer ', 'max'])('sent as %j is refused', async (header) => {
    const { status, errors } = await studio.sending(header).ask('{ viewer { role } }');
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
