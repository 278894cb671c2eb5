/** Lets `clients` call `work` again and again for a time; answers how often per second it was done. */
export async function load({ clients, seconds }, work) {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let count = 0;
  const client = async () => {
    while (performance.now() < end) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - began) / 1_000);
}
