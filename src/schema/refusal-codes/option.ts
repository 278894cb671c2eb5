/** What commands on options can be told. */
export const optionRefusalCodes = {
  PRICE_RANGE_REVERSED: 'The least price is above the most.',
  CURRENCY_MISMATCH: "The price is not in the project's currency.",
  ALREADY_LAPSED: 'The offer would lapse before it is made.',
  OPTION_LAPSED: 'The offer has lapsed.',
  OPTION_WITHDRAWN: 'The option was withdrawn.',
  OPTION_UNCHANGED: 'The revision changes nothing.',
  LEAVE_AS_IS_STAYS: 'Leaving it as it is is always an option: it is neither revised nor withdrawn.',
} as const satisfies Readonly<Record<string, string>>;
