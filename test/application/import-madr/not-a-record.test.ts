import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures, record, refusal, warnings } from './reading.js';

const context = '## Context and Problem Statement\n\nWhy?\n';

test.each([
  ['README.md', 'NOT_A_DECISION_RECORD'],
  ['adr-template.md', 'TEMPLATE'],
  ['notes.md', 'NOT_A_DECISION_RECORD'],
])('%s is named as no record', (fileName, code) => {
  expect(refusal(fileName, readFileSync(join(fixtures, fileName)))).toBe(code);
});

test.each([
  ['', 'EMPTY_FILE'],
  ['\uFEFF \r\n\r\n<!-- nothing -->', 'EMPTY_FILE'],
  ['---\ntitle: Only a head\n---\n', 'EMPTY_FILE'],
  ['# {short title}\n\n## Decision Outcome\n\nYes.', 'TEMPLATE'],
  ['# A\n\0\n', 'BINARY_FILE'],
  [`# A\n\n${'x'.repeat(5_000_000)}`, 'TOO_LARGE'],
  [`# A\n\n${'> '.repeat(5_000)}x`, 'TOO_COMPLEX'],
  [`# A\n\n${'- '.repeat(5_000)}x`, 'TOO_COMPLEX'],
  [Array.from({ length: 400 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n'), 'TOO_COMPLEX'],
  [`# A\n\n${'['.repeat(1_000_000)}`, 'TOO_COMPLEX'],
  [`# A\n${'\n## B'.repeat(300)}`, 'TOO_COMPLEX'],
  [`# A\n\n${'* a\n'.repeat(3_000)}`, 'TOO_COMPLEX'],
  [`# A\n\n${'a\n'.repeat(20_000)}`, 'TOO_COMPLEX'],
])('hostile or empty content %# is refused with its reason', (content, code) => {
  expect(refusal('0001-a.md', content)).toBe(code);
});

test('a record about templates or an index is a record', () => {
  expect(refusal('0039-use-a-template.md', `# Use a template\n\n${context}`)).toBeUndefined();
  expect(refusal('page-template.md', `# Page template\n\n${context}`)).toBeUndefined();
  expect(refusal('index.md', `# Use an index\n\n${context}\n## Decision Outcome\n\nYes.\n`)).toBeUndefined();
});

test('a record without a title is read and reported', () => {
  const parsed = record('0001-a.md', context);
  expect('title' in parsed.document).toBe(false);
  expect(warnings(parsed)).toContain('NO_TITLE');
});

test('bytes that are no UTF-8 are read letter by letter, and reported', () => {
  const parsed = record('0001-a.md', Buffer.from(`# Für Zoë\n\n${context}`, 'latin1'));
  expect(parsed.document.title).toBe('Für Zoë');
  expect(warnings(parsed)).toContain('NOT_UTF8');
  const marked = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(`# Für Zoë\n\n${context}`, 'utf16le'),
  ]);
  expect(record('0001-a.md', marked).document.title).toBe('Für Zoë');
});

test('aliases are not expanded and no key reaches a prototype', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`,
  );
  const head = [
    '---',
    'l0: &l0 x',
    ...bomb,
    '__proto__: {polluted: yes}',
    'constructor: x',
    'status: accepted',
    '---',
  ];
  const { document } = record('0001-a.md', `${head.join('\n')}\n# A\n\n${context}`);
  expect(document.status?.word).toBe('ACCEPTED');
  expect(document.otherFields).toContainEqual({ name: '__proto__', value: '{polluted: yes}' });
  expect(JSON.stringify(document).length).toBeLessThan(5_000);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('front matter that nests without end is reported, not fatal', () => {
  const parsed = record(
    '0001-a.md',
    `---\nstatus: accepted\nx: ${'['.repeat(9_000)}\n---\n# A\n\n${context}`,
  );
  expect(warnings(parsed)).toContain('FRONT_MATTER_NOT_YAML');
  expect(parsed.document.status?.word).toBe('ACCEPTED');
});

test('marks up to the limit are read in bearable time', () => {
  for (const mark of ['[', '*a ', '![', '`', '<', '_a *b ', '](', '&', '\\'])
    expect(record('0001-a.md', `# A\n\n${context}\n${mark.repeat(9_500 / mark.length)}`).document.title).toBe(
      'A',
    );
});
