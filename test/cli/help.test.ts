import type { Command } from 'commander';
import { program } from '../../src/cli/program.js';
import { settings } from '../../src/platform/settings.js';
import { cleanUp, run } from './answerable.js';

afterEach(cleanUp);

const pathsFrom = (command: Command, above: readonly string[] = []): (readonly string[])[] =>
  command.commands.flatMap((one) => {
    const path = [...above, one.name()];
    return [path, ...pathsFrom(one, path)];
  });

const paths = pathsFrom(program());

test('there are commands to be helped with', () => {
  expect(paths.map((path) => path.join(' '))).toEqual(
    expect.arrayContaining(['serve', 'bootstrap', 'token', 'read-models rebuild', 'read-models verify']),
  );
});

test.each(paths.map((path) => [path.join(' '), path] as const))(
  '`%s --help` says what it does and how it is called',
  async (name, path) => {
    const { code, stdout, stderr } = await run([...path, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: answerable ${name}`);
    // A description, not just the usage and the list of options.
    expect(stdout.split('\n\n')[1]).toMatch(/^[A-Z][^]{15,}\.$/);
  },
);

test('`--help` lists every command, every setting with its default, and the exit codes', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const [name] of paths) expect(stdout).toMatch(new RegExp(`^  ${name ?? ''}\\b`, 'm'));
  const [, table = ''] = stdout.split('Settings (environment variables):\n');
  const [shown = '', exits = ''] = table.split('\n\nExit codes:\n');
  const rows = settings.map((setting) => {
    const fallback = 'default' in setting && setting.default !== '' ? ` [${setting.default}]` : '';
    return `  ${setting.name}${fallback}\n      ${setting.description}`;
  });
  expect(shown).toBe(rows.join('\n'));
  expect(
    exits
      .trim()
      .split('\n')
      .map((line) => line.trim().charAt(0)),
  ).toEqual(['0', '1', '2', '3', '4']);
});

test('`--version` says the version and nothing else', async () => {
  const { code, stdout } = await run(['--version']);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/) as string,
  });
});
