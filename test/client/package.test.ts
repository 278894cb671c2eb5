import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeIn, root, textOf } from '../docs/documents.js';
import { startStudio, type Studio } from '../support/studio.js';

const run = promisify(execFile);

interface Manifest {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

const manifestOf = (path: string) => JSON.parse(textOf(path)) as Manifest;
const manifest = manifestOf('client/package.json');

let studio: Studio;
let project: string;

/** A project of somebody else that has installed the package as it would be published. */
beforeAll(async () => {
  studio = await startStudio();
  project = await mkdtemp(join(tmpdir(), 'answerable-client-'));
  const modules = join(project, 'node_modules');
  await mkdir(join(modules, '@answerable/client'), { recursive: true });
  await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: join(root, 'client') });
  const packed = join(project, `answerable-client-${manifest.version}.tgz`);
  await run('tar', ['-xzf', packed, '--strip-components=1', '-C', join(modules, '@answerable/client')]);
  for (const name of [
    ...Object.keys(manifest.dependencies),
    'graphql',
    'ws',
    '@types/node',
    '@types/ws',
    'undici-types',
  ]) {
    await mkdir(join(modules, name, '..'), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
});

afterAll(async () => {
  await studio.stop();
  await rm(project, { recursive: true });
});

test('what is packed has types, code and the schema, and nothing that only we need', () => {
  const inside = (path: string) => existsSync(join(project, 'node_modules/@answerable/client', path));
  expect(
    ['dist/index.js', 'dist/index.d.ts', 'schema.graphql', 'README.md'].filter((path) => !inside(path)),
  ).toEqual([]);
  expect(['src', 'generate.mjs', 'tsconfig.json'].filter(inside)).toEqual([]);
});

async function compiled(file: string): Promise<void> {
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'];
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, file], {
    cwd: project,
  });
}

test('the example compiles strictly against the package, and runs', async () => {
  const [example] = codeIn('client/README.md');
  await writeFile(join(project, 'example.ts'), example?.value ?? '');
  await compiled('example.ts');
  const env = {
    ...process.env,
    ANSWERABLE_URL: `${studio.url}/graphql`,
    ANSWERABLE_TOKEN: await studio.token('carl'),
    ANSWERABLE_PROJECT: studio.acme.projectId,
  };
  const { stdout } = await run(process.execPath, ['example.js'], { cwd: project, env });
  expect(stdout).toBe('Carl Contact is CONTRIBUTOR here.\nACME-1 is RECEIVED.\n');

  const stranger = { ...env, ANSWERABLE_PROJECT: studio.beta.projectId };
  const refused = await run(process.execPath, ['example.js'], { cwd: project, env: stranger });
  expect(refused.stdout).toMatch(/^Carl Contact is CONTRIBUTOR here\.\nNOT_FOUND: .+\n$/);
});

test('the example of following live compiles and tells what there is', async () => {
  const [, example] = codeIn('client/README.md');
  const follow = join(project, 'follow.ts');
  await writeFile(
    follow,
    `${example?.value ?? ''}
const { ANSWERABLE_URL = '', ANSWERABLE_TOKEN = '', ANSWERABLE_PROJECT = '' } = process.env;
await follow(ANSWERABLE_URL, async () => ANSWERABLE_TOKEN, ANSWERABLE_PROJECT);`,
  );
  await compiled('follow.ts');
  const env = {
    ...process.env,
    ANSWERABLE_URL: `${studio.url}/graphql`,
    ANSWERABLE_TOKEN: await studio.token('carl'),
    ANSWERABLE_PROJECT: studio.acme.projectId,
  };
  const { stdout } = await run(process.execPath, ['follow.js'], { cwd: project, env });
  expect(stdout).toMatch(/^lp_\w+ ProjectOpenedEvent\n(lp_\w+ MemberAssignedEvent\n)+/);
});

test('its version is that of the server it was generated from, and its needs are those tested here', () => {
  const ours = manifestOf('package.json') as Manifest & { devDependencies: Record<string, string> };
  const known = { ...ours.devDependencies, ...ours.dependencies };
  expect(manifest.version).toBe(ours.version);
  expect(Object.keys(manifest.dependencies)).toHaveLength(2);
  for (const [name, range] of Object.entries(manifest.dependencies)) expect(known[name]).toBe(range);
});
