import { isOfTheMoment } from '../../../../src/event-store/engines/postgres/failure.js';

const failing = (code: string | undefined, severity?: string) =>
  Object.assign(new Error('It failed.'), code !== undefined && { code }, severity && { severity });

test.each([
  [undefined, undefined],
  ['EPIPE', undefined],
  ['ECONNRESET', undefined],
  ['ENOENT', undefined],
  ['57P01', 'FATAL'],
  ['40001', 'ERROR'],
  ['53100', 'ERROR'],
  ['3D000', 'FATAL'],
])('%s (%s) may be another thing a little later', (code, severity) =>
  expect(isOfTheMoment(failing(code, severity))).toBe(true),
);

test.each([
  ['22P02', 'ERROR'],
  ['23505', 'ERROR'],
  ['P0001', 'ERROR'],
  ['XX000', 'ERROR'],
])('%s (%s) will be the same again', (code, severity) =>
  expect(isOfTheMoment(failing(code, severity))).toBe(false),
);
