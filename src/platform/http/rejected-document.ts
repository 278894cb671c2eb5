import { type GraphQLError, Kind } from 'graphql';
import { PlatformErrorCode } from './error-codes.js';
import type { Shown } from './rejected-input.js';

/** Sentences of GraphQL that end in a value, each up to where the value comes. */
const beforeTheValue = [
  /^(Expected value of type "[^"]*"), found /,
  /^(Argument "[^"]*" has invalid value) /,
  /^(.*? cannot represent [^:"]*): /,
];

const literals = new Set<string>([Kind.STRING, Kind.INT, Kind.FLOAT]);

/** The message without the literal that it complains about. */
export function withoutLiteral({ message, nodes }: GraphQLError): string {
  const start = beforeTheValue
    .map((pattern) => pattern.exec(message)?.[1])
    .find((found) => found !== undefined);
  if (start !== undefined) return `${start}.`;
  const about = nodes?.[0]?.kind;
  return about !== undefined && literals.has(about)
    ? 'This value does not fit the type that the schema expects here.'
    : message;
}

/** A document with too many tokens, which the parser reports as a syntax error. */
export function tooLarge(error: GraphQLError): Shown | undefined {
  const limit = /Document contains more tha[nt] (\d+) tokens/.exec(error.message)?.[1];
  return limit === undefined
    ? undefined
    : {
        message: `This document has more than ${limit} tokens.`,
        extensions: { code: PlatformErrorCode.QUERY_TOO_LARGE, limit: Number(limit) },
      };
}

/** What GraphQL finds out about arguments and variables only while it executes, and gives no code. */
export function rejectedWhileExecuting(error: GraphQLError): Shown | undefined {
  if (error.extensions['code'] !== undefined) return undefined;
  const argument = /^Argument "[^"]*" (has invalid value|of (required|non-null) type) ?/.test(error.message);
  const tooMany = error.message.startsWith('Too many errors processing variables');
  return argument || tooMany
    ? { message: withoutLiteral(error), extensions: { code: PlatformErrorCode.BAD_USER_INPUT } }
    : undefined;
}
