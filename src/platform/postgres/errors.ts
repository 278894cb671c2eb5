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
