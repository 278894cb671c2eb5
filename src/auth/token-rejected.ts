const sentences = {
  MALFORMED: 'The token is not a signed JSON Web Token.',
  WRONG_ALGORITHM: 'The token is signed in a way that is not accepted here.',
  UNKNOWN_KEY: 'The token is signed with a key that its issuer does not publish. Sign in again.',
  WRONG_SIGNATURE: "The token's signature does not match.",
  EXPIRED: 'The token has expired. Sign in again.',
  NOT_YET_VALID: 'The token is not valid yet.',
  WRONG_ISSUER: 'The token comes from an issuer that is not accepted here.',
  WRONG_AUDIENCE: 'The token was made for somebody else.',
  CLAIM_MISSING:
    'The token lacks a claim that is needed here: `sub` and `exp`, with `iss` and `aud` where they are demanded.',
  CLAIM_INVALID: 'A claim of the token has a value that makes no sense.',
  KEYS_UNAVAILABLE:
    'Tokens cannot be checked at the moment, because their issuer does not give its keys. Try again soon.',
} as const;

export type TokenRejection = keyof typeof sentences;

/** The token proves nothing. The message is for people and never repeats a part of the token. */
export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';
  /** False when the token may well be good and it is our side, or the issuer's, that fails: 503 rather than 401. */
  readonly clientsFault: boolean;
  constructor(
    readonly reason: TokenRejection,
    options?: ErrorOptions,
  ) {
    super(sentences[reason], options);
    this.clientsFault = reason !== 'KEYS_UNAVAILABLE';
  }
}
