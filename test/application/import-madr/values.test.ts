import { announcementIn, choiceOf } from '../../../src/application/import-madr/chosen.js';
import { numberOf } from '../../../src/application/import-madr/record.js';
import { dateOf, peopleOf, referencesOf, statusOf } from '../../../src/application/import-madr/values.js';

const named = (...titles: readonly string[]) => titles.map((title, index) => ({ title, ordinal: index + 1 }));
const choice = (paragraph: string, ...titles: readonly string[]) => {
  const options = named(...titles);
  const found = announcementIn(paragraph, options);
  return found ? choiceOf(found.phrase, options) : undefined;
};

test.each([
  ['Chosen option: "Use X", because y', [0], 'EXACT'],
  ['Chosen option: **use `X`**.', [0], 'EXACT'],
  ['**Chosen option:** [Use X](https://x.example), because y', [0], 'EXACT'],
  ['Chosen option: “Use X” since y', [0], 'EXACT'],
  ['Chosen option is Use X (cloud)', [0], 'EXACT'],
  ['We decided to use X because y', [0], 'EXACT'],
  ['We chose option 2, because y', [1], 'CLOSE'],
  ['Chosen option: 2', [1], 'CLOSE'],
  ['Chosen option: "Use Why for everything"', [1], 'CLOSE'],
  ['Chosen option: "Migrate to Why"', [], 'UNKNOWN'],
  ['Chosen options: "Use X" and "Use Why", because z', [0, 1], 'EXACT'],
  ['Chosen option: Use X and Use Why', [0, 1], 'EXACT'],
  ['Chosen option: "Use X" instead of "Use Why"', [0], 'QUALIFIED'],
  ['Chosen option: "Use X" and "Use Z"', [], 'UNKNOWN'],
  ['Chosen option: "Do not use Why"', [], 'UNKNOWN'],
  ['Chosen option: "Replace Why by Z"', [], 'UNKNOWN'],
  ['Use X, because y', [0], 'EXACT'],
])('%s', (paragraph, chosen, how) => {
  expect(choice(paragraph, 'Use X', 'Use Why')).toEqual({ chosen, how });
});

test('an option that is merely mentioned is not chosen', () => {
  expect(choice('The team likes Use X a lot.', 'Use X', 'Use Why')).toBeUndefined();
});

test('options that differ in a sign only are told apart', () => {
  expect(choice('Chosen option: "C++"', 'C', 'C#', 'C++')).toEqual({ chosen: [2], how: 'EXACT' });
  expect(choice('Chosen option: "Split at %"', 'Split at `§`', 'Split at `%`')).toEqual({
    chosen: [1],
    how: 'EXACT',
  });
  expect(choice('Chosen option: "Same"', 'Same', 'same')).toEqual({ chosen: [], how: 'AMBIGUOUS' });
});

test.each([
  ['accepted', 'ACCEPTED'],
  ['**Accepted** on Monday', 'ACCEPTED'],
  ['accepted, supersedes [ADR-1](0001-a.md)', 'ACCEPTED'],
  ['accepted, superseded by ADR-7', 'SUPERSEDED'],
  ['Draft', 'PROPOSED'],
  ['deprecated', 'DEPRECATED'],
  ['rejected', 'REJECTED'],
  ['not accepted', undefined],
  ['implemented', undefined],
])('the status "%s"', (text, word) => expect(statusOf(text)?.word).toBe(word));

test.each([
  ['ADR-0057', ['ADR-0057']],
  ['[ADR-0005](docs/0005-x.md#top)', ['0005-x.md']],
  ['ADR-5 and ADR 6.', ['ADR-5', 'ADR 6']],
  ['[the new one](https://x.example/adr)', ['the new one']],
  ['the cellar.', ['the cellar']],
])('the reference "%s"', (text, references) => expect(referencesOf(text)).toEqual(references));

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['2024/3/1', '2024-03-01'],
  ['2024-13-01', undefined],
  ['01.02.2024', undefined],
  ['soon', undefined],
])('the date "%s"', (text, date) => expect(dateOf(text)).toBe(date));

test('people are separated, but not within their brackets', () => {
  expect(peopleOf('Ada (lead, studio A), @grace; [Mary](https://m.example) & Dorothy')).toEqual([
    'Ada (lead, studio A)',
    '@grace',
    'Mary',
    'Dorothy',
  ]);
  expect(peopleOf('* Ada\n* Grace')).toEqual(['Ada', 'Grace']);
});

test.each([
  ['0005-x.md', 5],
  ['docs/ADR-12 x.md', 12],
  ['2021-05-12-x.md', undefined],
  ['x.md', undefined],
])('the number of %s', (fileName, number) => expect(numberOf(fileName)).toBe(number));
