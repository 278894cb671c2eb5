import { recent } from '../../src/platform/recent.js';

test('what was used longest ago makes room', () => {
  const memory = recent<number>(2);
  memory.keep('a', 1, 10);
  memory.keep('b', 2, 10);
  memory.get('a', 0);
  memory.keep('c', 3, 10);
  expect(['a', 'b', 'c'].map((key) => memory.get(key, 0))).toEqual([1, undefined, 3]);
  memory.keep('c', 4, 10);
  expect(['a', 'c'].map((key) => memory.get(key, 0))).toEqual([1, 4]);
});

test('what has expired or was forgotten is gone', () => {
  const memory = recent<number>(2);
  memory.keep('a', 1, 10);
  memory.keep('b', 2, 10);
  memory.forget('b');
  expect(memory.get('b', 0)).toBeUndefined();
  expect(memory.get('a', 9)).toBe(1);
  expect(memory.get('a', 10)).toBeUndefined();
  expect(memory.get('a', 9)).toBeUndefined();
});
