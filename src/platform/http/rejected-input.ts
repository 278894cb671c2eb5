import { type FieldNode, type GraphQLError, Kind, valueFromASTUntyped } from 'graphql';
import { PlatformErrorCode } from './error-codes.js';
import type { RequestedOperation } from './operation-checks.js';

/** What a client gets to know of an error, apart from where in the query it happened. */
export interface Shown {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Which field of the input broke which rules. The rejected value is never part of it. */
export interface RejectedField {
  readonly path: string;
  readonly rules: readonly string[];
}

export const rejectedInput = (message: string, fields: readonly RejectedField[]): Shown => ({
  message,
  extensions: { code: PlatformErrorCode.BAD_USER_INPUT, fields },
});

/** The shape of class-validator's reports, as type-graphql puts them into an error's extensions. */
interface Report {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly Report[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isReport = (value: unknown): value is Report =>
  isRecord(value) && typeof value['property'] === 'string';

/** The rule and its wording, unless the wording repeats the value. */
function ruleOf([rule, message]: readonly [string, string], { property, value }: Report): string {
  const echoes = ['string', 'number', 'bigint'].includes(typeof value) && message.includes(String(value));
  if (echoes) return rule;
  const wording = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return `${rule}: ${wording}`;
}

function fieldsOf(report: Report, above: readonly string[]): RejectedField[] {
  const at = [...above, report.property];
  const rules = Object.entries(report.constraints ?? {}).map((entry) => ruleOf(entry, report));
  const own = rules.length > 0 ? [{ path: at.join('.'), rules }] : [];
  return [...own, ...(report.children ?? []).filter(isReport).flatMap((child) => fieldsOf(child, at))];
}

/**
 * The argument that the reports are about, which they don't say: the only one with an object in it. None when the
 * arguments themselves are the validated properties.
 */
function argumentNameOf(
  field: FieldNode | undefined,
  reports: readonly Report[],
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const given = field?.arguments ?? [];
  if (given.some(({ name }) => reports.some(({ property }) => property === name.value))) return [];
  const objects = given.filter(({ value }) => {
    const plain = valueFromASTUntyped(value, { ...variables });
    return isRecord(Array.isArray(plain) ? plain[0] : plain);
  });
  const [only, ...others] = objects.map(({ name }) => name.value);
  return only !== undefined && others.length === 0 ? [only] : [];
}

/** Reduces a validation error to fields and rules; undefined when the error is of another kind. */
export function rejectedArguments(error: GraphQLError, requested?: RequestedOperation): Shown | undefined {
  const { validationErrors } = error.extensions;
  if (!Array.isArray(validationErrors)) return undefined;
  const reports = validationErrors.filter(isReport);
  const field = error.nodes?.find((node) => node.kind === Kind.FIELD);
  const above = argumentNameOf(field, reports, requested?.variables ?? {});
  const fields = reports.flatMap((report) => fieldsOf(report, above));
  return rejectedInput('The input breaks rules of its fields.', fields);
}
