import type { Command } from 'commander';
import { program } from '../../src/cli/program.js';
import { exitCodes } from '../../src/cli/failed.js';
import { codeIn, documents, inlineCodeIn, rowsIn, section, spansIn, textOf } from './documents.js';

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

interface Leaf {
  readonly name: string;
  readonly options: readonly string[];
}

const leavesOf = (command: Command, before: readonly string[] = []): Leaf[] =>
  command.commands.flatMap((child) => {
    const path = [...before, child.name()];
    const options = child.options.map(({ long }) => long ?? '');
    return child.commands.length > 0 ? leavesOf(child, path) : [{ name: path.join(' '), options }];
  });

const commands = leavesOf(program());

const lines = documents.flatMap((document) => [
  ...codeIn(document)
    .filter(({ lang }) => lang === 'bash')
    .flatMap(({ value }) => value.split('\n')),
  ...inlineCodeIn(document),
]);

/** What is typed after the program's name, wherever a document shows it. */
const invocations = lines.flatMap((line) => {
  const [, words] = /(?:\banswerable -- |^answerable )([a-z][^)]*)/.exec(line) ?? [];
  return words === undefined || words.startsWith('<') ? [] : [words];
});

test('README.md lists every command, and no other', () => {
  const told = rowsIn(section('README.md', 'Commands')).map(([name = '']) => spansIn(name)[0]);
  expect(told).toEqual(commands.map(({ name }) => name));
});

test('README.md lists the exit codes', () => {
  const text = section('README.md', 'Commands').replaceAll(/\s+/g, ' ');
  for (const code of Object.values(exitCodes)) expect(text).toMatch(new RegExp(`\\b${code} \\w`));
});

test('every command line in the documents exists, with its options', () => {
  expect(invocations.length).toBeGreaterThan(5);
  const wrong = invocations.filter((words) => {
    const command = commands.find(({ name }) => words === name || words.startsWith(`${name} `));
    const options: readonly string[] = words.match(/--[\w-]+/g) ?? [];
    return !command || options.some((option) => option !== '--help' && !command.options.includes(option));
  });
  expect(wrong).toEqual([]);
});

test('every npm script in the documents exists', () => {
  const named = lines.flatMap((line) =>
    [...line.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('CONTRIBUTING.md fits on one page', () => {
  expect(textOf('CONTRIBUTING.md').split('\n').length).toBeLessThanOrEqual(90);
});
