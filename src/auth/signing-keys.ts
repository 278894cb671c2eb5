import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';
import type { Clock } from '../platform/clock.js';
import { leastSecretBytes } from '../platform/config.js';
import { TokenRejected } from './token-rejected.js';

export function secretKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret, 'utf8');
  if (bytes.length < leastSecretBytes)
    throw new RangeError(`The secret that signs tokens needs ${leastSecretBytes} bytes at least.`);
  return createSecretKey(bytes);
}

const timeoutMilliseconds = 5_000;
/** After an answer, tokens with unknown keys don't make us ask again for this long. */
const cooldownMilliseconds = 30_000;
/** After a failure the issuer is left alone for a moment, so that a flood of tokens isn't passed on to it. */
const restMilliseconds = 2_000;

/** For how long published keys are believed: a key that its issuer withdraws is of no use any more after this. */
export const keysBelievedSeconds = 600;

function fetchSparingly(clock: Clock): FetchImplementation {
  let restUntil = -Infinity;
  const rest = () => (restUntil = clock.monotonic() + restMilliseconds);
  return async (url, options) => {
    if (clock.monotonic() < restUntil) throw new Error('The keys were not to be had a moment ago.');
    try {
      const response = await fetch(url, options);
      if (response.status !== 200) rest();
      return response;
    } catch (error) {
      rest();
      throw error;
    }
  };
}

function rejectionBy(cause: unknown): TokenRejected {
  if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
    return new TokenRejected('UNKNOWN_KEY');
  if (cause instanceof errors.JOSENotSupported) return new TokenRejected('WRONG_ALGORITHM');
  return new TokenRejected('KEYS_UNAVAILABLE', { cause });
}

/** The keys that an issuer publishes at `url`, fetched when first needed and when a token names one not seen yet. */
export function publishedKeys(url: string, clock: Clock): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: timeoutMilliseconds,
    cooldownDuration: cooldownMilliseconds,
    cacheMaxAge: keysBelievedSeconds * 1_000,
    [customFetch]: fetchSparingly(clock),
  });
  return (header, token) =>
    keys(header, token).catch((cause: unknown) => {
      throw rejectionBy(cause);
    });
}
