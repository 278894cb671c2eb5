import { play } from '../../src/demo/play.js';
import { cast, type Person } from '../../src/demo/cast.js';
import { addDirector } from '../../src/cli/director.js';
import { newCommandId } from '../../src/application/created-ids.js';
import { runningProgram } from '../support/running-program.js';
import { settings } from '../../src/platform/settings.js';
import { codeIn, rowsIn, section, spansIn } from './documents.js';

test('the table of settings is the one that the program has', () => {
  const told = rowsIn(section('README.md', 'Configuration')).map(
    ([name = '', fallback = '', about = '']) => ({
      name: spansIn(name)[0],
      fallback: spansIn(fallback)[0],
      about,
    }),
  );
  expect(told).toEqual(
    settings.map((setting) => ({
      name: setting.name,
      fallback: 'default' in setting && setting.default !== '' ? setting.default : undefined,
      about: setting.description.replaceAll('`', '`'),
    })),
  );
});

test('the first query gives the printed answer on the demo data', async () => {
  const program = await runningProgram();
  try {
    await addDirector(program.core.app, { ...cast.director, commandId: newCommandId() });
    const tokens = new Map<string, string>();
    for (const { subject } of Object.values<Person>(cast)) tokens.set(subject, await program.token(subject));
    await play({
      url: program.url,
      tokenOf: ({ subject }) => tokens.get(subject) ?? '',
      now: new Date().toISOString(),
      signal: new AbortController().signal,
    });
    const blocks = codeIn('README.md');
    const query = blocks.find(({ lang }) => lang === 'graphql')?.value ?? '';
    const printed = blocks.find(({ lang }) => lang === 'json')?.value ?? '';
    const { raw } = await program.as(cast.auditor.subject).ask(query);
    expect(JSON.parse(raw)).toEqual(JSON.parse(printed));
  } finally {
    await program.stop();
  }
});
