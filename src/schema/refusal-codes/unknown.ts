/** What commands on unknowns can be told. */
export const unknownRefusalCodes = {
  UNKNOWN_RESOLVED: 'What was unknown has been found out already.',
} as const satisfies Readonly<Record<string, string>>;
