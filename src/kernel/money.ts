/** An amount as a decimal text, never a float, and an ISO 4217 currency code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
