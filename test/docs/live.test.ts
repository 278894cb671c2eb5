import { launch } from '../cli/answerable.js';
import { startStudio } from '../support/studio.js';
import { codeIn, root } from './documents.js';

test('the client of the page about following live does what it says', async () => {
  const studio = await startStudio();
  try {
    const example = codeIn('docs/live.md').find(({ lang }) => lang === 'js')?.value ?? '';
    const env = { URL: studio.url, TOKEN: await studio.token('klara'), PROJECT: studio.acme.projectId };
    const words = ['--input-type=module', '--eval', example];
    const { code, stdout } = await launch(process.execPath, words, { env, cwd: root }).ended;
    const lines = stdout.trim().split('\n');
    expect([code, lines[0], lines.at(-1)]).toEqual([0, 'ProjectOpenedEvent by Max Member', 'Up to date.']);
    expect(lines).toContain('MemberAssignedEvent by Max Member');
  } finally {
    await studio.stop();
  }
});
