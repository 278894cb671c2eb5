import { until } from '../support/until.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import {
  addressOf,
  answerable,
  ask,
  bootstrapped,
  cleanUp,
  type Program,
  run,
  secret,
  workerAddressOf,
} from './answerable.js';

let storage: TestDatabase;
beforeEach(async () => {
  storage = await emptyDatabase(() => undefined);
});
afterEach(async () => {
  await cleanUp();
  await storage.drop();
});

const env = () => ({ DATABASE_URL: storage.url });
const serving = (role: string, more: object = {}): Program =>
  answerable(['serve', '--port', '0', '--role', role], { ...env(), ...more });
const api = () => serving('api', { ANSWERABLE_JWT_SECRET: secret });

async function worker(): Promise<Program & { readonly url: string }> {
  const program = serving('worker');
  return { ...program, url: await workerAddressOf(program) };
}

const register = `mutation ($name: String!) { clientRegister(input: { name: $name }) { behind client { name } } }`;
interface Registered {
  readonly clientRegister: { readonly behind: boolean; readonly client: { readonly name: string } | null };
}

test('one process answers, another works: each does only that, and the one waits for the other', async () => {
  const answering = api();
  await until('it says whom it waits for', () =>
    Promise.resolve(answering.output.stderr.includes('waits for a process that builds read models')),
  );
  const working = await worker();
  const url = await addressOf(answering);
  const { token } = await bootstrapped([], { env: env() });
  const place = { url, token };

  const told = await ask<Registered>(place, register, { name: 'Acme' });
  expect(told.data?.clientRegister).toEqual({ behind: false, client: { name: 'Acme' } });
  const { data } = await ask<{ projections: { leader: boolean }[] }>(place, '{ projections { leader } }');
  expect(data?.projections.map(({ leader }) => leader)).not.toContain(true);

  expect((await fetch(`${working.url}/health/ready`)).status).toBe(200);
  expect((await fetch(`${working.url}/health/live`)).status).toBe(200);
  expect(await (await fetch(`${working.url}/metrics`)).text()).toContain('answerable_projection_lag_events');
  expect((await fetch(`${working.url}/graphql`, { method: 'POST' })).status).toBe(404);

  // Without anybody who works, what is told is stored all the same, and seen as soon as somebody does.
  working.child.kill('SIGKILL');
  await working.ended;
  const alone = await ask<Registered>(place, register, { name: 'Beta' });
  expect(alone.data?.clientRegister.behind).toBe(true);
  const next = await worker();
  await until('it is seen', async () => {
    const seen = await ask<{ clients: { nodes: { name: string }[] } }>(
      place,
      '{ clients { nodes { name } } }',
    );
    return seen.data?.clients.nodes.some(({ name }) => name === 'Beta') === true;
  });
  expect(await next.end('SIGTERM')).toMatchObject({ code: 0 });
  expect(await answering.end('SIGTERM')).toMatchObject({ code: 0 });
});

test('several that start together on an empty database all serve', async () => {
  const programs = [api(), serving('all', { ANSWERABLE_JWT_SECRET: secret }), api()];
  const addresses = await Promise.all(programs.map(addressOf));
  expect(new Set(addresses).size).toBe(3);
  await worker();
  for (const program of programs) expect(await program.end('SIGTERM')).toMatchObject({ code: 0 });
});

test('a part of the work needs a database that can be shared', async () => {
  const ended = await run(['serve', '--role', 'api'], { ANSWERABLE_JWT_SECRET: secret });
  expect(ended).toMatchObject({ code: 3 });
  expect(ended.stderr).toContain('ANSWERABLE_ROLE is api, and there is no DATABASE_URL.');
});
