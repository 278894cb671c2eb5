/**
 * Runs every task once per round, each round beginning with another, so that whatever else happens on the machine meets
 * all of them alike. Answers the rounds' results per task.
 */
export async function interleave(rounds, tasks) {
  const results = tasks.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < tasks.length; turn += 1) {
      const index = (round + turn) % tasks.length;
      results[index].push(await tasks[index](round));
    }
  return results;
}
