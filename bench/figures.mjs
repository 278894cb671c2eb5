const sorted = (values) => values.toSorted((one, other) => one - other);

/** The value that `share` of the values don't exceed (nearest rank); `undefined` of nothing. */
export const quantile = (values, share) => sorted(values)[Math.max(0, Math.ceil(share * values.length) - 1)];

export const median = (values) => {
  const all = sorted(values);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
};

/** A figure as it is told: the median of its rounds, and how far they lie apart. */
export const summary = (rounds) => ({
  median: median(rounds),
  least: Math.min(...rounds),
  most: Math.max(...rounds),
  rounds,
});

/** The median of the ratios round by round: what disturbs a round disturbs both of its sides. */
export const ratio = (ours, theirs) => median(ours.map((value, round) => value / theirs[round]));
