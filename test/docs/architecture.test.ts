import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { root, rowsIn, section, spansIn, textOf } from './documents.js';

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly path?: string; readonly pathNot?: string };
}

const { forbidden } = createRequire(import.meta.url)(`${root}.dependency-cruiser.cjs`) as {
  forbidden: readonly Rule[];
};

/** Folder → what it may import, as the rules that run have it. */
const enforced: Record<string, string[]> = Object.fromEntries(
  forbidden
    .filter(({ name }) => name.includes('-imports-only-'))
    .map(({ from, to }) => {
      const folder = /^\^src\/([\w-]+)\/$/.exec(from.path ?? '')?.[1] ?? '';
      const allowed = /\((.*)\)/.exec(to.pathNot ?? '')?.[1]?.split('|') ?? [];
      return [folder, allowed.filter((one) => one !== folder).sort()];
    }),
);

const drawn: Record<string, string[]> = Object.fromEntries(
  rowsIn(section('ARCHITECTURE.md', 'Who may import whom')).map(([folder = '', , allowed = '']) => [
    spansIn(folder)[0] ?? '',
    spansIn(allowed).sort(),
  ]),
);

const foldersOf = (path: string) =>
  readdirSync(`${root}${path}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const wiring = ['cli'];

test('ARCHITECTURE.md fits on three screens', () => {
  expect(textOf('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
});

test('the map shows the imports that are enforced', () => {
  expect(Object.keys(drawn).length).toBeGreaterThan(5);
  expect(drawn).toEqual(enforced);
});

test('the map shows every folder', () => {
  expect(
    foldersOf('src')
      .filter((folder) => !wiring.includes(folder))
      .sort(),
  ).toEqual(Object.keys(drawn).sort());
});

test('the life of a mutation has eight steps', () => {
  const numbered = section('ARCHITECTURE.md', 'The life of a mutation').match(/^\d+\. /gm);
  expect(numbered).toHaveLength(8);
});

test('each aggregate has its row in the table of nouns, with a file in each layer', () => {
  const rows = rowsIn(section('ARCHITECTURE.md', 'One noun, every layer'));
  const linked = rows.map(([, ...cells]) => cells.map((cell) => /\((src\/[^)]+)\)/.exec(cell)?.[1] ?? cell));
  const aggregates = linked.map(([file = '']) => file.split('/')[2] ?? '');
  expect(aggregates.sort()).toEqual(foldersOf('src/aggregates').sort());
  for (const cells of linked)
    expect(cells.map((file) => file.split('/')[1])).toEqual([
      'aggregates',
      'application',
      'projections',
      'schema',
      'resolvers',
    ]);
});
