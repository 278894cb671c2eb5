/** PostgreSQL's codes for trouble that has nothing to do with what was sent: connection, resources, locks, shutdown. */
const ofTheMoment = /^(08|40|57|58)|^(25006|53100|53300|53400|55P03)$/;

/** None of the server's begins with an E; EPIPE, of the operating system, does. */
const sqlState = /^(?!E)[0-9A-Z]{5}$/;

const field = (error: unknown, name: 'code' | 'severity'): string | undefined => {
  const value = (error as Partial<Record<typeof name, unknown>> | null)?.[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Whether the same statement may succeed a little later. Without an answer from the server (a broken connection, a
 * timeout) the outcome is unknown, and sending again is right because every append is idempotent.
 */
export function isOfTheMoment(error: unknown): boolean {
  const code = field(error, 'code');
  if (code === undefined || !sqlState.test(code)) return true;
  return field(error, 'severity') === 'FATAL' || ofTheMoment.test(code);
}
