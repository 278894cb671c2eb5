import { askedWait, waitBefore } from '../../client/src/patience.js';

const patience = { attempts: 9, firstMs: 100, longestMs: 1_000, answerWithinMs: 1 };
const half = () => 0.5;

test('waits grow, up to the longest', () => {
  expect([1, 2, 3, 4, 5, 9].map((attempt) => waitBefore(attempt, patience, { chance: half }))).toEqual([
    50, 100, 200, 400, 500, 500,
  ]);
});

test('any part of the wait may be taken, so that clients do not come back together', () => {
  const waits = Array.from({ length: 50 }, () => waitBefore(4, patience));
  expect(new Set(waits).size).toBeGreaterThan(10);
  expect(Math.max(...waits)).toBeLessThanOrEqual(800);
});

test('what the server asks for is waited at least', () => {
  expect(waitBefore(1, patience, { askedMs: 3_000, chance: () => 0 })).toBe(3_000);
  expect(waitBefore(1, patience, { askedMs: 3_000, chance: half })).toBe(3_050);
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Thu, 26 Nov 2026 12:00:30 GMT', 30_000],
  ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After: %s', (header, milliseconds) => {
  expect(askedWait(header, Date.parse('2026-11-26T12:00:00Z'))).toBe(milliseconds);
});
