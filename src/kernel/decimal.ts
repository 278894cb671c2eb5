/** Decimal texts are compared and added up by their digits, so that "9.50" is less than "10" and no cent goes to a float. */
const parts = /^(-?)(\d+)(?:\.(\d+))?$/;

const placesOf = (decimal: string): number => parts.exec(decimal)?.[3]?.length ?? 0;

const scaledTo = (places: number, decimal: string): bigint => {
  const [, sign, whole, fraction = ''] = parts.exec(decimal) ?? [];
  if (whole === undefined) throw new Error('Not a decimal text.');
  const digits = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -digits : digits;
};

const written = (scaled: bigint, places: number): string => {
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${sign}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
};

const widest = (decimals: readonly string[]): number => Math.max(0, ...decimals.map(placesOf));

/** Below zero when the first is less, above when it is more, 0 when both are as much ("1.0" and "1"). */
export const compareDecimals = (one: string, other: string): number => {
  const places = widest([one, other]);
  const [a, b] = [scaledTo(places, one), scaledTo(places, other)];
  return Number(a > b) - Number(a < b);
};

export const isMore = (one: string, other: string): boolean => compareDecimals(one, other) > 0;

export const isAboveZero = (decimal: string): boolean => isMore(decimal, '0');

/** Exact, with as many places as the summand that has most; "0" of nothing. */
export const sumOf = (decimals: readonly string[]): string => {
  const places = widest(decimals);
  return written(
    decimals.reduce((sum, decimal) => sum + scaledTo(places, decimal), 0n),
    places,
  );
};

export const negated = (decimal: string): string => {
  const places = placesOf(decimal);
  return written(-scaledTo(places, decimal), places);
};

export const differenceOf = (one: string, other: string): string => sumOf([one, negated(other)]);

/** The most of these; "0" of nothing. */
export const mostOf = (decimals: readonly string[]): string =>
  decimals.reduce((most, decimal) => (isMore(decimal, most) ? decimal : most), decimals[0] ?? '0');
