import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execFile } from 'node:child_process';

/** A file that breaks one rule, and the rule. */
const planted: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['aggregates-do-not-know-each-other', 'src/aggregates/client/bad.ts', '../project/index.js'],
  ['the-domain-is-plain-typescript', 'src/aggregates/client/bad.ts', 'node:fs'],
  ['aggregates-imports-only-kernel', 'src/aggregates/client/bad.ts', '../../event-store/event-store.js'],
  ['kernel-imports-only-itself', 'src/kernel/bad.ts', '../platform/clock.js'],
  ['pg-stays-at-home', 'src/projections/bad.ts', 'pg'],
  ['type-graphql-stays-at-home', 'src/application/bad.ts', 'type-graphql'],
  ['resolvers-know-no-database', 'src/resolvers/bad.ts', '../projections/runner.js'],
  ['other-folders-see-an-aggregate-by-its-index', 'src/application/bad.ts', '../aggregates/client/state.js'],
  ['projections-do-not-read-each-other', 'src/projections/client/bad.ts', '../member/member.queries.js'],
  ['schema-imports-only-kernel', 'src/schema/bad.ts', '../application/application.js'],
  ['src-never-imports-test', 'src/cli/bad.ts', '../../test/support/postgres.js'],
];

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'architecture-'));
  for (const name of ['src', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    await cp(name, join(copy, name), { recursive: true });
  await mkdir(join(copy, 'test/support'), { recursive: true });
  await cp('test/support/postgres.ts', join(copy, 'test/support/postgres.ts'));
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What `npm run arch` finds in the copy. */
const violations = () =>
  new Promise<readonly Violation[]>((found, failed) => {
    const args = [depcruise, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    execFile(process.execPath, args, { cwd: copy, maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      // The tool fails when it has found something; without a report it has failed itself.
      try {
        found((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      } catch {
        failed(new Error(stderr));
      }
    });
  });

test('the rules about who may import whom find what breaks them, and nothing else', async () => {
  const byFile = new Map<string, string[]>();
  for (const [, file, imports] of planted) byFile.set(file, [...(byFile.get(file) ?? []), imports]);
  for (const [file, imports] of byFile)
    await writeFile(join(copy, file), imports.map((from) => `import '${from}';\n`).join(''));
  const found = (await violations()).map(({ from, rule }) => `${rule.name}: ${from}`);
  expect(found).toEqual(expect.arrayContaining(planted.map(([rule, file]) => `${rule}: ${file}`)));
  expect(found.filter((one) => !one.includes('/bad.ts'))).toEqual([]);
});
