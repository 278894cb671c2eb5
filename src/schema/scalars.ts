import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLLocalDate } from 'graphql-scalars';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** Normalises what is sent, or throws; the thrown message must not hold the value. */
  readonly parse: (text: string) => string;
}

const malformed = (name: string, expected: string) =>
  new GraphQLError(`Not a valid ${name}: ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });

const matching =
  (name: string, pattern: RegExp, expected: string) =>
  (text: string): string => {
    if (!pattern.test(text)) throw malformed(name, expected);
    return text;
  };

/** A scalar that travels as a string and stays one inside, so that no digit and no microsecond is lost on the way. */
function textScalar({ parse, ...config }: TextScalar): GraphQLScalarType<string, string> {
  const parseValue = (value: unknown): string => {
    if (typeof value !== 'string') throw malformed(config.name, 'send a string.');
    return parse(value);
  };
  const full: GraphQLScalarTypeConfig<string, string> = {
    ...config,
    serialize: String,
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
  };
  return new GraphQLScalarType(full);
}

/** Checked by the library; its own message would echo the value. */
const checkedBy =
  (scalar: GraphQLScalarType, name: string, expected: string) =>
  (text: string): unknown => {
    try {
      return scalar.parseValue(text);
    } catch {
      throw malformed(name, expected);
    }
  };

/** There is no year 0, and databases know none; an offset can lead out of the four digits on either side. */
const year = /^(?!0000)\d{4}-/;

const instant = checkedBy(GraphQLDateTimeISO, 'DateTime', 'use RFC 3339, such as 2026-01-31T09:00:00Z.');
const inKnownYear = matching('DateTime', year, 'its year in UTC is from 0001 to 9999.');

export const DateTime = textScalar({
  name: 'DateTime',
  description: 'An instant in UTC (RFC 3339), such as 2026-01-31T09:00:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: (text) => inKnownYear((instant(text) as Date).toISOString()),
});

const day = checkedBy(GraphQLLocalDate, 'Date', 'use YYYY-MM-DD.');
const dayInKnownYear = matching('Date', year, 'its year is from 0001 to 9999.');

export const DateOnly = textScalar({
  name: 'Date',
  description: 'A calendar date without a time (RFC 3339 full-date), such as 2026-01-31.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: (text) => dayInKnownYear(String(day(text))),
});

export const DecimalText = textScalar({
  name: 'Decimal',
  description:
    'A decimal number as a string, never a float: "1250.50". At most 15 digits before and 6 after the point.',
  parse: matching('Decimal', /^-?\d{1,15}(\.\d{1,6})?$/, 'use digits with a point, such as "1250.50".'),
});

export const Hours = textScalar({
  name: 'Hours',
  description: 'Working hours as a decimal string, not below zero: "7.5".',
  parse: matching('Hours', /^\d{1,6}(\.\d{1,2})?$/, 'use digits with a point, such as "7.5".'),
});

export const Sha256 = textScalar({
  name: 'Sha256',
  description: 'A SHA-256 digest (FIPS 180-4) as 64 hexadecimal digits in lower case.',
  parse: matching('Sha256', /^[0-9a-f]{64}$/, 'use 64 hexadecimal digits in lower case.'),
});

export const Uuid = textScalar({
  name: 'UUID',
  description: 'A UUID (RFC 9562) in lower case; version 7 sorts by time.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
  parse: (text) =>
    matching(
      'UUID',
      /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      'use the form 01890a5d-ac96-774b-bcce-b302099a8057.',
    )(text.toLowerCase()),
});

const email = checkedBy(GraphQLEmailAddress, 'EmailAddress', 'use the form name@example.com.');

export const EmailAddress = textScalar({
  name: 'EmailAddress',
  description: 'An e-mail address, such as name@example.com.',
  parse: (text) => String(email(text)),
});

/** How a position looks outside; the inside is nobody's business. */
export const writePosition = (position: bigint): string => `lp_${position.toString(36)}`;

export const readPosition = (text: string): bigint =>
  Array.from(text.slice(3)).reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);

export const LogPosition = textScalar({
  name: 'LogPosition',
  description:
    'A position in the log of all events. Opaque: only the server can compare two of them. Send one back as `minPosition` to read what you wrote.',
  parse: matching('LogPosition', /^lp_[0-9a-z]{1,13}$/, 'send back one that the server gave.'),
});
