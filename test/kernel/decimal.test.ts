import fc from 'fast-check';
import {
  compareDecimals,
  differenceOf,
  isAboveZero,
  mostOf,
  negated,
  sumOf,
} from '../../src/kernel/decimal.js';

test('digits are compared, not spellings', () => {
  expect(compareDecimals('9.50', '10')).toBe(-1);
  expect(compareDecimals('1.0', '1')).toBe(0);
  expect(compareDecimals('-1', '-2')).toBe(1);
  expect(compareDecimals('0.1', '0.09')).toBe(1);
  expect([isAboveZero('0.00'), isAboveZero('-1'), isAboveZero('0.01')]).toEqual([false, false, true]);
});

test('sums keep every digit', () => {
  expect(sumOf([])).toBe('0');
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf(['999999999999999.999999', '0.000001'])).toBe('1000000000000000.000000');
  expect(differenceOf('100', '100.01')).toBe('-0.01');
  expect(differenceOf('5', '5.00')).toBe('0.00');
  expect(negated('-0.50')).toBe('0.50');
  expect(mostOf(['1', '3.0', '2'])).toBe('3.0');
  expect(mostOf([])).toBe('0');
});

test('what is no number is a fault, not a zero', () => {
  for (const text of ['', 'x', '1e3', '1.', ' 1']) expect(() => sumOf([text])).toThrow('decimal');
});

test('they add up as whole cents do', () => {
  const cents = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1 }), (all) => {
      const texts = all.map((count) => (count / 100).toFixed(2));
      const sum = all.reduce((one, other) => one + other, 0);
      expect(compareDecimals(sumOf(texts), (sum / 100).toFixed(2))).toBe(0);
    }),
  );
});
