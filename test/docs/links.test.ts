import { dirname, join } from 'node:path';
import { anchorsOf, documents, exists, linksIn, textOf } from './documents.js';

const internal = documents.flatMap((document) =>
  linksIn(document)
    .filter((url) => !/^[a-z]+:/i.test(url))
    .map((url) => ({ document, url })),
);

test('the documents link to each other and into the code', () => {
  expect(documents).toContain('README.md');
  expect(internal.length).toBeGreaterThan(100);
});

test('every link within the project leads to something that is there', () => {
  const broken = internal.filter(({ document, url }) => {
    const [path = '', anchor] = url.split('#');
    const target = path === '' ? document : join(dirname(document), decodeURIComponent(path));
    return !exists(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test('no document has a link without a target, or a place that was left open', () => {
  expect(documents.filter((document) => /\]\(\)|\bTODO\b|\bTBD\b|\bFIXME\b/.test(textOf(document)))).toEqual(
    [],
  );
});
