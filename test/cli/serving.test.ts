import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onLinux, processesIn } from '../platform/embedded-postgres/program.js';
import {
  answerable,
  ask,
  bootstrapped,
  cleanUp,
  postmasterIn,
  run,
  secret,
  serve,
  strangerOnPort,
  temporaryFolder,
} from './answerable.js';

afterEach(cleanUp);

const env = { ANSWERABLE_JWT_SECRET: secret };

const nothingLeft = (dataDir: string) => {
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(readdirSync(dataDir).filter((name) => /^answerable-.*\.pid$/.test(name))).toEqual([]);
  if (onLinux) expect(processesIn(dataDir)).toEqual([]);
};

/** The process of a running PostgreSQL that names itself so. */
const postgresNamed = (dataDir: string, title: string): number => {
  const found = processesIn(dataDir).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`postgres: ${title}`),
  );
  if (found === undefined) throw new Error(`There is no ${title}.`);
  return found;
};

const health = async (url: string, what: 'live' | 'ready') => {
  const response = await fetch(`${url}/health/${what}`);
  return { status: response.status, body: (await response.json()) as object };
};

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the server in order and leaves nothing running',
  async (signal) => {
    const dataDir = join(await temporaryFolder(), 'data');
    const server = await serve(['--data-dir', dataDir]);
    expect(await health(server.url, 'live')).toMatchObject({ status: 200 });
    expect(postmasterIn(dataDir)).toBeGreaterThan(1);
    const { code, stdout } = await server.end(signal);
    expect(code).toBe(0);
    expect(stdout).toContain(`${signal}: finishing what is under way.`);
    expect(stdout).toMatch(/Stopped\. Nothing is left running\.\n$/);
    nothingLeft(dataDir);
  },
);

test('a signal while the server still starts ends it in order, too', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const starting = answerable(['serve', '--port', '0', '--data-dir', dataDir], env);
  while (!existsSync(dataDir)) await sleep(20);
  expect(await starting.end('SIGTERM')).toMatchObject({ code: 0 });
  nothingLeft(dataDir);
});

test('a second program on the same folder is told so, and the first one goes on', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { token } = await bootstrapped(['--data-dir', dataDir]);
  const server = await serve(['--data-dir', dataDir]);
  const others = [
    ['serve', '--port', '0'],
    ['bootstrap', '--subject', 'bert', '--name', 'Bert'],
    ['read-models', 'verify'],
  ];
  for (const words of others) {
    const { code, stdout, stderr } = await run([...words, '--data-dir', dataDir], env);
    expect({ words, code, stdout }).toEqual({ words, code: 1, stdout: '' });
    expect(stderr).toContain(`in use by another program (process ${server.child.pid ?? 0})`);
    expect(stderr).toContain('--data-dir');
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  const { data } = await ask<{ viewer: object }>({ url: server.url, token }, '{ viewer { role } }');
  expect(data).toEqual({ viewer: { role: 'DIRECTOR' } });
  await server.end('SIGTERM');
  nothingLeft(dataDir);
});

test('a taken port is told with what to do, and the database is stopped again', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const stranger = await strangerOnPort();
  const { code, stderr } = await run(
    ['serve', '--data-dir', dataDir, '--port', stranger.port.toString(), '--log-level', 'error'],
    env,
  );
  stranger.close();
  expect(code).toBe(1);
  expect(stderr).toBe(
    `Port ${stranger.port} on 127.0.0.1 is already in use. Stop the program that has it, or choose another port (0 takes a free one).\n`,
  );
  nothingLeft(dataDir);
});

if (!onLinux)
  console.warn('Skipped: one test stops processes that it finds through /proc, which this system lacks.');
const outage = onLinux ? test : test.skip;

outage(
  'while PostgreSQL is away the server lives, is not ready and says why; afterwards it is ready again',
  async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const { token } = await bootstrapped(['--data-dir', dataDir]);
    const server = await serve(['--data-dir', dataDir]);
    const viewer = () => ask<{ viewer: object }>({ url: server.url, token }, '{ viewer { role } }');
    expect(await health(server.url, 'ready')).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: { ok: true }, readModels: { ok: true } } },
    });

    // A process of the old server that doesn't end keeps the new one from starting, for as long as this test likes.
    const straggler = postgresNamed(dataDir, 'checkpointer');
    process.kill(straggler, 'SIGSTOP');
    process.kill(postmasterIn(dataDir), 'SIGKILL');
    let state = await health(server.url, 'ready');
    while (state.status === 200) state = await health(server.url, 'ready');
    expect(state).toEqual({
      status: 503,
      body: { status: 'not ready', checks: { database: { ok: false, detail: 'does not answer' } } },
    });
    expect(await health(server.url, 'live')).toEqual({ status: 200, body: { status: 'live' } });
    const { data, errors } = await viewer();
    expect(data?.viewer).toBeUndefined();
    expect(JSON.stringify(errors)).not.toMatch(/ECONN|ENOENT|\.s\.PGSQL|terminat/);

    process.kill(straggler, 'SIGCONT');
    process.kill(straggler, 'SIGKILL');
    while (state.status !== 200) state = await health(server.url, 'ready');
    expect((await viewer()).data).toEqual({ viewer: { role: 'DIRECTOR' } });
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });
    nothingLeft(dataDir);
  },
);
