/** What scripts can trust. */
export const exitCodes = {
  'all went well': 0,
  'it failed; the last line says why': 1,
  'wrong usage': 2,
  'the configuration is wrong': 3,
  'something was not understood or differs; the report says what': 4,
} as const;

/** Ends a command with a sentence for a person and a code for a script. */
export class Failed extends Error {
  override readonly name = 'Failed';
  constructor(
    message: string,
    readonly exitCode: number = exitCodes['it failed; the last line says why'],
  ) {
    super(message);
  }
}
