import { entryOf } from '../../src/event-store/log-entry.js';
import { launch } from '../cli/answerable.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';
import { codeIn, root, rowsIn, section, spansIn } from './documents.js';

const page = 'docs/log-proofs.md';

let studio: Studio;
let reference: string;
beforeAll(async () => {
  studio = await startStudio();
  ({ reference } = await leadTo('BRIEFED', studio));
});
afterAll(() => studio.stop());

test.each<[Subject, string]>([
  ['ada', 'is in the log true'],
  ['klara', 'is in the log null'],
])('the example on the page about proofs checks what %s is shown', async (subject, said) => {
  const example = codeIn(page).find(({ lang }) => lang === 'js')?.value ?? '';
  const env = { URL: studio.url, TOKEN: await studio.token(subject), REFERENCE: reference };
  const words = ['--input-type=module', '--eval', example];
  const { code, stdout, stderr } = await launch(process.execPath, words, { env, cwd: root }).ended;
  const lines = stdout.trim().split('\n');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines.length).toBeGreaterThan(3);
  expect(lines[0]).toMatch(/^\d+ RequestReceivedEvent /);
  expect(lines.filter((line) => !line.endsWith(said))).toEqual([]);
});

test('the example notices an entry that is not the one in the tree, and a root that is not that of the log', async () => {
  const example = codeIn(page).find(({ lang }) => lang === 'js')?.value ?? '';
  const env = { URL: studio.url, TOKEN: await studio.token('ada'), REFERENCE: reference };
  const spoilt = [
    example.replace('Buffer.from(proof.entry)', "Buffer.from(proof.entry + ' ')"),
    example.replace('= data._meta.logRoot', "= { ...data._meta.logRoot, hash: '00' }"),
  ];
  const said = ['is in the log false', 'IS NOT IN THE LOG true'];
  for (const [index, text] of spoilt.entries()) {
    const { stdout } = await launch(process.execPath, ['--input-type=module', '--eval', text], {
      env,
      cwd: root,
    }).ended;
    expect(stdout.trim().split('\n').at(-1)).toContain(said[index]);
  }
});

test('the page names what is in an entry, in its order', async () => {
  const [event] = await studio.core.asStored.readAll(0n, 1);
  if (!event) throw new Error('There is no event.');
  const named = rowsIn(section(page, 'The entry')).map(([name = '']) => spansIn(name)[0]);
  expect(named).toEqual(Object.keys(JSON.parse(entryOf(event)) as object));
});
