import { createHash } from 'node:crypto';
import { answerable } from '../cli/answerable.js';
import { valueAt } from '../support/api-client.js';
import { type RunningProgram, runningProgram } from '../support/running-program.js';
import { textOf } from './documents.js';

interface Step {
  readonly subject: string;
  readonly query: string;
  readonly variables: string;
  readonly kept: readonly (readonly [path: string, name: string])[];
  readonly answer: string | undefined;
}

const document = textOf('docs/api-first-steps.md');

const fenced = (text: string, info: string): string | undefined =>
  new RegExp(`^\`\`\`${info}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];

/** The page cut at each "As **somebody**:". */
const steps: readonly Step[] = document
  .split(/^(?=.*\bAs \*\*\w+\*\*:$)/m)
  .slice(1)
  .map((text) => ({
    subject: /\bAs \*\*(\w+)\*\*:$/m.exec(text)?.[1] ?? '',
    query: fenced(text, 'graphql') ?? '',
    variables: fenced(text, 'json variables') ?? '{}',
    kept: [...text.matchAll(/^Keep `([\w.]+)` as `(\w+)`\.$/gm)].map(
      ([, path = '', name = '']) => [path, name] as const,
    ),
    answer: fenced(text, 'json'),
  }));

let program: RunningProgram;

beforeAll(async () => {
  program = await runningProgram();
});

afterAll(() => program.stop());

/** Values that the page gives names, and the names again where answers hold the values. */
function names() {
  const known = new Map<string, string>();
  return {
    keep: (name: string, value: string) => known.set(name, value),
    filled: (text: string) =>
      [...known].reduce(
        (so, [name, value]) => so.replaceAll(new RegExp(`\\b${name}\\b(?=["\`.])`, 'g'), value),
        text,
      ),
    named: (text: string) => [...known].reduce((so, [name, value]) => so.replaceAll(value, name), text),
    get: (name: string) => known.get(name) ?? '',
  };
}

test('the page has its steps', () => {
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(8);
  expect((document.match(/^```graphql$/gm) ?? []).length).toBe(steps.length);
});

test('the first steps work as they are written down', async () => {
  const [, words = ''] = /answerable -- (bootstrap .*)$/m.exec(document) ?? [];
  const asked = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { code } = await answerable(asked, { DATABASE_URL: program.storage.url }).ended;
  expect(code).toBe(0);

  const values = names();
  for (const { subject, query, variables, kept, answer } of steps) {
    const sent = JSON.parse(values.filled(variables)) as Record<string, unknown>;
    const { raw, data } = await program.as(subject).ask(query, sent);
    for (const [path, name] of kept) {
      const value = valueAt(data, path);
      if (typeof value !== 'string') throw new Error(`There is nothing to keep at ${path}: ${raw}`);
      values.keep(name, value);
    }
    const told: unknown = JSON.parse(values.named(raw));
    if (answer !== undefined) expect(told).toEqual(JSON.parse(answer));
    else expect(raw).toMatch(/"userErrors":\[\]/);
    const content = valueAt(data, 'briefingOpen.changeRequest.briefing.canonicalContent');
    if (typeof content === 'string')
      expect(createHash('sha256').update(content).digest('hex')).toBe(values.get('BRIEFING_DIGEST'));
  }
  expect.hasAssertions();
});
