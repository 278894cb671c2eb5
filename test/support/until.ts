/** Waits for what comes about by itself, and says what did not. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 600; round += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It never came about that ${what}.`);
}
