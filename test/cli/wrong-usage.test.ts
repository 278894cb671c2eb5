import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanUp, launch, run, secret, temporaryFolder } from './answerable.js';

afterEach(cleanUp);

const root = new URL('../../', import.meta.url).pathname;

test.each([
  ['an unknown command', ['surve'], /unknown command 'surve'[^]*serve/],
  ['an unknown option', ['serve', '--prot', '1'], /unknown option '--prot'[^]*--port/],
  ['an unknown command below a command', ['read-models', 'verfy'], /unknown command 'verfy'[^]*verify/],
  ['a missing option', ['bootstrap', '--name', 'Anna'], /--subject/],
  ['an argument too many', ['token', 'anna'], /too many arguments/],
  ['a read model that is none', ['read-models', 'rebuild', 'projetc'], /projetc[^]*project/],
  ['a token for nobody', ['token'], /--subject/],
  ['a token for no time', ['token', '--subject', 'anna', '--hours', '0'], /--hours/],
] as const)('%s is wrong usage, with a hint', async (_, words, hint) => {
  const { code, stdout, stderr } = await run(words, { ANSWERABLE_JWT_SECRET: secret });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(hint);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('without any words the program says what it can do, and that this was no command', async () => {
  const { code, stderr } = await run([]);
  expect(code).toBe(2);
  expect(stderr).toContain('Usage: answerable');
});

test('`serve` without a way to check tokens says how to make a secret', async () => {
  const { code, stdout, stderr } = await run(['serve', '--data-dir', join(await temporaryFolder(), 'data')]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain('ANSWERABLE_JWT_SECRET');
  expect(stderr).toContain('answerable token --new-secret');
});

test('a wrong configuration is told with all that is wrong, without repeating a value', async () => {
  const { code, stdout, stderr } = await run(['serve', '--log-level', 'loud'], {
    ANSWERABLE_JWT_SECRET: 'too-short-a-secret',
    ANSWERABLE_PORT: '99999',
    ANSWERABLE_DATABASE_POOL: 'many',
    ANSWERABLE_PROT: '4000',
    DATABASE_URL: 'mysql://root:hunter2@db/answerable',
  });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  const named = stderr.split('\n').flatMap((line) => /^ {2}([A-Z_]+)/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual([
    'ANSWERABLE_DATABASE_POOL',
    'ANSWERABLE_JWT_SECRET',
    'ANSWERABLE_LOG_LEVEL',
    'ANSWERABLE_PORT',
    'ANSWERABLE_PROT',
    'DATABASE_URL',
  ]);
  expect(stderr).not.toMatch(/too-short-a-secret|hunter2|99999/);
});

test('an option stands above the environment', async () => {
  const { code, stderr } = await run(['serve', '--port', '70000'], {
    ANSWERABLE_JWT_SECRET: secret,
    ANSWERABLE_PORT: '4000',
  });
  expect(code).toBe(3);
  expect(stderr).toContain('ANSWERABLE_PORT');
});

test('`npm start` on a fresh checkout without a secret builds, ends with the reason and asks nothing', async () => {
  const checkout = await temporaryFolder();
  for (const name of ['package.json', 'build.mjs', '.swcrc', 'src', 'client'])
    await cp(join(root, name), join(checkout, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'));
  const { code, stderr } = await launch('npm', ['start'], { cwd: checkout }).ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain('answerable token --new-secret');
});
