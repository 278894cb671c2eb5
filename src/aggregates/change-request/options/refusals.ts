export type OptionRefusals = {
  CURRENCY_MISMATCH: { currency: string; expected: string };
  PRICE_RANGE_REVERSED: { from: string; to: string };
  ALREADY_LAPSED: { validUntil: string };
  OPTION_LAPSED: { optionId: string; validUntil: string };
};
