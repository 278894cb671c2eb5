/** The SQLSTATE of what PostgreSQL refused; `undefined` when the error isn't PostgreSQL's answer. */
export const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
    ? error.code
    : undefined;

/** Values that no retry makes fit: wrong for their type, against a constraint, or too large. */
export const isUnfitData = (error: unknown): boolean =>
  ['22', '23', '54'].includes(sqlStateOf(error)?.slice(0, 2) ?? '');

/** Another session held a lock for longer than `lock_timeout`, or the two of us held each other up. */
export const isLockedOut = (error: unknown): boolean => ['55P03', '40P01'].includes(sqlStateOf(error) ?? '');

/** Connection, resources and shutdown (classes 08, 53, 57P), and a statement that the server ended for its deadline. */
const awayStates = /^(08...|53...|57P..|57014)$/;

/** Of the operating system. */
const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'],
  // No name, or no way there: as when a container is stopped.
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

/** Of the driver, which has no codes. */
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered)/;

/** The database can't be asked at this moment: it is down, out of something, or too slow. Nothing is wrong with the question. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return awayStates.test(code) || awayCodes.has(code);
  return awayWords.test(error.message);
}
