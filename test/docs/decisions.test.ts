import { createRequire } from 'node:module';
import { documents, exists, root, spansIn, textOf } from './documents.js';

const { forbidden } = createRequire(import.meta.url)(`${root}.dependency-cruiser.cjs`) as {
  forbidden: readonly { readonly name: string }[];
};
const importRules = forbidden.map(({ name }) => name);
const configurations = ['eslint.config.mjs', 'tsconfig.json', 'package.json'].map(textOf).join('\n');

const decisions = documents.filter((document) => document.startsWith('docs/adr/'));

/** The paragraph that begins with the mandatory words. */
const enforcementOf = (decision: string) =>
  textOf(decision)
    .split('\n\n')
    .find((paragraph) => paragraph.startsWith('**Enforced by:** '));

test('decisions are numbered without gaps, each number once', () => {
  const numbers = decisions.map((decision) => Number(decision.slice('docs/adr/'.length).slice(0, 4)));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect([...numbers].sort((one, other) => one - other)).toEqual(numbers.map((_, index) => index + 1));
});

test.each(decisions)('%s says context, decision and consequences', (decision) => {
  const text = textOf(decision);
  expect(text).toMatch(new RegExp(`^# ${Number(decision.slice(9, 13))}\\. `));
  for (const heading of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`\n## ${heading}\n`);
});

test.each(decisions)('%s names what enforces it, and that is there', (decision) => {
  const spans = spansIn(enforcementOf(decision) ?? '');
  const files = spans.filter(exists);
  const known = (span: string) =>
    files.includes(span) ||
    importRules.includes(span) ||
    configurations.includes(span.replace(/^npm run /, '')) ||
    files.some((file) => textOf(file).includes(span));
  expect(files.length + spans.filter((span) => importRules.includes(span)).length).toBeGreaterThan(0);
  expect(spans.filter((span) => !known(span))).toEqual([]);
});
