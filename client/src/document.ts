import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/**
 * The text of one operation, typed by what it answers and what it takes: as the client preset of GraphQL Code Generator
 * writes it with `documentMode: 'string'`. Plain text will do, untyped.
 */
export interface Document<Result, Variables> extends DocumentTypeDecoration<Result, Variables> {
  toString(): string;
  trim(): string;
}

type NoneNeeded<Variables> =
  Variables extends Readonly<Record<string, never>>
    ? true
    : Partial<Variables> extends Variables
      ? true
      : false;

/** Variables may be left out where none is compulsory. */
export type Given<Variables, Options> =
  true extends NoneNeeded<Variables>
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];
