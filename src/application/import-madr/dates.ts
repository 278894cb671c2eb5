/** Before this there were no decision records; a date that old is a slip of the pen. */
const earliest = '1900-01-01';

/** The date as a day to keep and, unless it lies ahead, as the instant when things happened: its first one in UTC. */
export function credible(
  date: string | undefined,
  now: string,
): { readonly on?: string; readonly at?: string; readonly doubt?: string } {
  if (date === undefined) return {};
  if (date < earliest)
    return { doubt: 'The date is too long ago to be true; it was kept beside the record.' };
  const at = `${date}T00:00:00.000Z`;
  if (Date.parse(at) > Date.parse(now))
    return {
      on: date,
      doubt: 'The date lies ahead, so the moment of the import counts as when it happened.',
    };
  return { on: date, at };
}
