export type OptionRefusals = {
  CURRENCY_MISMATCH: { currency: string; expected: string };
  PRICE_RANGE_REVERSED: { from: string; to: string };
  ALREADY_LAPSED: { validUntil: string };
  OPTION_LAPSED: { optionId: string; validUntil: string };
  OPTION_WITHDRAWN: { optionId: string };
  OPTION_UNCHANGED: { optionId: string };
  /** Leaving it as it is is always an option, and always the same one. */
  LEAVE_AS_IS_STAYS: { optionId: string };
};
