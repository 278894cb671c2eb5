import { serverAudits } from 'graphql-http';
import { runningProgram, type RunningProgram } from '../support/running-program.js';

/** Not followed, as test/platform/http/graphql-over-http.test.ts says: a document that can't be executed is 400 always. */
const deviations = [
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
];

let program: RunningProgram;
beforeAll(async () => {
  program = await runningProgram();
});
afterAll(() => program.stop());

test('the whole program passes the GraphQL over HTTP suite', async () => {
  const audits = serverAudits({ url: () => `${program.url}/graphql`, fetchFn: fetch });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const named = (status: string) => results.filter((one) => one.status === status).map(({ name }) => name);
  expect(named('error')).toEqual([]);
  expect(named('warn').sort()).toEqual(deviations);
  expect(named('ok').length).toBeGreaterThanOrEqual(54);
});
