/** What commands on resting, silence and notes can be told. */
export const restingRefusalCodes = {
  TOO_SOON: 'It is a matter of time, and not due yet.',
  NOBODY_SILENT: 'Everybody whom the briefing was sent to has said a word.',
  DEFERRED_INTO_PAST: 'The date until which it would rest is over.',
  NOTE_NOT_SHARED: 'A contact writes shared notes only.',
} as const satisfies Readonly<Record<string, string>>;
