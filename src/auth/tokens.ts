import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions, SignJWT } from 'jose';
import { type Clock, systemClock } from '../platform/clock.js';
import type { TokenConfig } from '../platform/config.js';
import { recent } from '../platform/recent.js';
import { keysBelievedSeconds, publishedKeys, secretKey } from './signing-keys.js';
import { TokenRejected, type TokenRejection } from './token-rejected.js';

export type { TokenConfig };

/** Who a token speaks for, and until when (seconds since 1970). */
export interface VerifiedToken {
  readonly subject: string;
  readonly expiresAt: number;
}

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

const toleranceSeconds = 30;
const mostCharacters = 16_384;
const mostCached = 1_000;
/** The last instant that a date can hold. */
const latestExpiry = 8.64e12;

const publicKeyAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const secondsAt = (instant: string) => new Date(instant).getTime() / 1_000;

const digestOf = (token: string) => createHash('sha256').update(token).digest('base64');

const ofMismatch: Readonly<Record<string, TokenRejection>> = {
  iss: 'WRONG_ISSUER',
  aud: 'WRONG_AUDIENCE',
  nbf: 'NOT_YET_VALID',
};

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): TokenRejection {
  if (reason === 'missing') return 'CLAIM_MISSING';
  if (reason === 'invalid') return 'CLAIM_INVALID';
  return ofMismatch[claim] ?? 'CLAIM_INVALID';
}

/** Without the library's error as the cause: that one carries all of the token's claims. */
function rejectionOf(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError)) return error;
  if (error instanceof errors.JWTExpired) return new TokenRejected('EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRejected(reasonOfClaim(error));
  if (error instanceof errors.JOSEAlgNotAllowed) return new TokenRejected('WRONG_ALGORITHM');
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenRejected('WRONG_SIGNATURE');
  return new TokenRejected('MALFORMED');
}

const isSubject = (sub: unknown): sub is string =>
  // PostgreSQL takes no NUL, and half a surrogate pair would become another character.
  typeof sub === 'string' && sub !== '' && sub.length <= 255 && !/[\0\p{Surrogate}]/u.test(sub);

function verifiedFrom({ sub, exp }: JWTPayload): VerifiedToken {
  if (!isSubject(sub) || exp === undefined || exp > latestExpiry) throw new TokenRejected('CLAIM_INVALID');
  return { subject: sub, expiresAt: exp };
}

function checkBy(config: TokenConfig, clock: Clock) {
  const options: JWTVerifyOptions = {
    algorithms: config.kind === 'SECRET' ? ['HS256'] : publicKeyAlgorithms,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: toleranceSeconds,
    ...(config.issuer !== undefined && { issuer: config.issuer }),
    ...(config.audience !== undefined && { audience: config.audience }),
  };
  if (config.kind === 'JWKS') {
    const keys = publishedKeys(config.url, clock);
    return (token: string, currentDate: Date) => jwtVerify(token, keys, { ...options, currentDate });
  }
  const key = secretKey(config.secret);
  return (token: string, currentDate: Date) => jwtVerify(token, key, { ...options, currentDate });
}

/**
 * Checks tokens, or rejects with `TokenRejected`. A token that was good is remembered (by its hash) until it expires,
 * because checking a signature costs more than the rest of a small query; with published keys not beyond the time that
 * they are believed, so that a withdrawn key ends the tokens it signed.
 */
export function tokenVerifier(config: TokenConfig, clock: Clock = systemClock): VerifyToken {
  const check = checkBy(config, clock);
  const cached = recent<VerifiedToken>(mostCached);
  const longest = config.kind === 'JWKS' ? keysBelievedSeconds : Infinity;
  return async (token) => {
    if (token.length > mostCharacters) throw new TokenRejected('MALFORMED');
    const instant = clock.now();
    const now = secondsAt(instant);
    const digest = digestOf(token);
    const known = cached.get(digest, now);
    if (known !== undefined) return known;
    try {
      const verified = verifiedFrom((await check(token, new Date(instant))).payload);
      cached.keep(digest, verified, Math.min(verified.expiresAt + toleranceSeconds, now + longest));
      return verified;
    } catch (error) {
      throw rejectionOf(error);
    }
  };
}

export interface TokenOrder {
  readonly secret: string;
  readonly subject: string;
  readonly lifetimeSeconds: number;
  readonly issuer?: string;
  readonly audience?: string;
  /** RFC 3339; the clock's by default. */
  readonly now?: string;
}

/** Makes a token that a verifier with the same secret accepts. */
export async function mintToken(order: TokenOrder): Promise<string> {
  const issuedAt = Math.floor(secondsAt(order.now ?? systemClock.now()));
  const token = new SignJWT({
    ...(order.issuer !== undefined && { iss: order.issuer }),
    ...(order.audience !== undefined && { aud: order.audience }),
  });
  return token
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(order.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + order.lifetimeSeconds)
    .sign(secretKey(order.secret));
}
