import { jest } from '@jest/globals';
import { cleanUp, temporaryFolder } from '../cli/answerable.js';
import { type StandIn, standIn } from '../support/eventstoredb/stand-in.js';
import { everythingIn, ready, startDemo } from './started-demo.js';

jest.setTimeout(240_000);

let server: StandIn;
beforeAll(async () => (server = await standIn()));
afterAll(() => server.stop());
afterEach(cleanUp);

test('the demo tells its cases to an EventStoreDB that was named, and finds them there the next time', async () => {
  const dataDir = await temporaryFolder();
  const words = ['--eventstoredb', server.url];
  const demo = await ready(startDemo(dataDir, { words }));
  const first = await everythingIn(demo);
  expect(first.changeRequests.totalCount).toBeGreaterThan(3);
  expect(first.changeRequests.nodes.some(({ decision }) => decision !== null)).toBe(true);
  expect(demo.output.stdout).toContain('Its events are kept in the EventStoreDB that was named.');
  expect(await demo.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });

  const facts = () =>
    server.log.all.filter(({ stream }) => stream.startsWith('answerable.changeRequest-')).length;
  const told = facts();
  expect(told).toBeGreaterThan(50);
  const again = await ready(startDemo(dataDir, { words }));
  expect((await everythingIn(again)).changeRequests).toEqual(first.changeRequests);
  expect(facts()).toBe(told);
  await again.end('SIGINT');
});

test('an EventStoreDB in the environment is not used', async () => {
  const before = server.log.all.length;
  const demo = await ready(startDemo(await temporaryFolder(), { env: { EVENTSTOREDB_URL: server.url } }));
  expect(demo.output.stdout).toContain('Not used: EVENTSTOREDB_URL.');
  expect(server.log.all).toHaveLength(before);
  await demo.end('SIGINT');
});
