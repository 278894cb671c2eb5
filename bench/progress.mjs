const minutes = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

/** Tells on standard error what is measured now, and from the time it took so far how long the rest will take. */
export function progress(steps) {
  const began = performance.now();
  let done = 0;
  return async (name, work) => {
    const seconds = (performance.now() - began) / 1_000;
    const left = done === 0 ? '' : `, about ${minutes((seconds / done) * (steps - done))} left`;
    process.stderr.write(`[${done + 1} of ${steps}${left}] ${name}\n`);
    const result = await work();
    done += 1;
    return result;
  };
}
