/** What commands on options can be told. */
export const optionRefusalCodes = {
  PRICE_RANGE_REVERSED: 'The least price is above the most.',
  CURRENCY_MISMATCH: "The price is not in the project's currency.",
  ALREADY_LAPSED: 'The offer would lapse before it is made.',
  OPTION_LAPSED: 'The offer has lapsed.',
} as const satisfies Readonly<Record<string, string>>;
