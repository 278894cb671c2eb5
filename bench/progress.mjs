const minutes = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Steps of one measure take about as long as each other, those of another don't: only the last ones count. */
const considered = 10;

/** Tells on standard error what is measured now, and from the time the last steps took how long the rest will take. */
export function progress(steps) {
  const took = [];
  return async (name, work) => {
    const left = mean(took.slice(-considered)) * (steps - took.length);
    const told = took.length === 0 ? '' : `, about ${minutes(left)} left`;
    process.stderr.write(`[${took.length + 1} of ${steps}${told}] ${name}\n`);
    const began = performance.now();
    const result = await work();
    took.push((performance.now() - began) / 1_000);
    return result;
  };
}
