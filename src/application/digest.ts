import { createHash, createHmac, type KeyObject } from 'node:crypto';
import * as canonicalizeModule from 'canonicalize';

// The package's types describe an ES module, but it is a CommonJS one whose only export is the function.
const canonicalize = canonicalizeModule.default as unknown as (content: object) => string | undefined;

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Canonical JSON (RFC 8785): the same content gives the same text, however it was written. */
export const canonicalJson = (content: object): string => canonicalize(content) ?? '';

/** SHA-256, in hex, of the canonical JSON. */
export const digestOf = (content: object): string => sha256(canonicalJson(content));

/** HMAC-SHA-256 (RFC 2104), in hex, of the canonical JSON: tells equal contents apart from others, and nothing to whoever lacks the key. */
export const keyedDigestOf = (key: KeyObject, content: object): string =>
  createHmac('sha256', key).update(canonicalJson(content)).digest('hex');
