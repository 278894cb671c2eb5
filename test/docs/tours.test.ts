import { documents, exists, textOf } from './documents.js';

const tours = documents.filter((document) => document.startsWith('docs/tours/'));

/** A step names a file, links to it, and names what to look for in it. */
const step = /^\d+\. \*\*\[(?<file>[^\]]+)\]\((?<link>[^)]+)\)\*\*\s+`(?<symbol>[^`]+)`/gm;

const stepsOf = (tour: string) =>
  [...textOf(tour).matchAll(step)].map(({ groups = {} }) => ({
    file: groups['file'] ?? '',
    link: groups['link'] ?? '',
    symbol: groups['symbol'] ?? '',
  }));

const holds = (text: string, symbol: string) =>
  new RegExp(`(?<![\\w$])${symbol.replaceAll('.', '\\.')}(?![\\w$])`).test(text);

test('there are three tours', () => {
  expect(tours).toEqual([
    'docs/tours/adding-an-event.md',
    'docs/tours/mutation.md',
    'docs/tours/rebuilding-a-read-model.md',
  ]);
});

test.each(tours)('each numbered line of %s is a step', (tour) => {
  const numbered = textOf(tour).match(/^\d+\. /gm) ?? [];
  expect(numbered.length).toBeGreaterThan(5);
  expect(stepsOf(tour)).toHaveLength(numbered.length);
});

test.each(tours)('each step of %s leads to a file with that symbol in it', (tour) => {
  const lost = stepsOf(tour).filter(
    ({ file, link, symbol }) =>
      !exists(file) || !link.endsWith(file.replace(/^docs\//, '')) || !holds(textOf(file), symbol),
  );
  expect(lost).toEqual([]);
});
