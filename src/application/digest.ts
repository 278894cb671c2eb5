import { createHash } from 'node:crypto';
import * as canonicalizeModule from 'canonicalize';

// The package's types describe an ES module, but it is a CommonJS one whose only export is the function.
const canonicalize = canonicalizeModule.default as unknown as (content: object) => string | undefined;

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Canonical JSON (RFC 8785): the same content gives the same text, however it was written. */
export const canonicalJson = (content: object): string => canonicalize(content) ?? '';

/** SHA-256, in hex, of the canonical JSON. */
export const digestOf = (content: object): string => sha256(canonicalJson(content));
