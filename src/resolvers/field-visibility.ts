import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { whoMay } from '../auth/policy.js';
import {
  type Audience,
  belongsTo,
  type FieldRule,
  inSight,
  operationOf,
  visibility,
} from '../auth/visibility.js';
import { ofEveryPayload } from '../auth/visibility/payload.fields.js';
import { namesIn } from '../auth/visibility/rows.js';
import { notPermitted } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

type Output = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, RequestContext>;
type Resolve = NonNullable<Field['resolve']>;

/** The schema and the table of who sees what don't fit; the message says which line is missing where. */
export class VisibilityIncomplete extends Error {
  override readonly name = 'VisibilityIncomplete';
}

const outputsOf = (schema: GraphQLSchema): Output[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is Output => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
  );

/** The rules of a type: its own, and those of its interfaces, which hold wherever these are implemented. */
function audiencesOf(rules: readonly FieldRule[]) {
  const byField = new Map<string, Audience[]>();
  for (const { type, field, audience } of rules) {
    const name = `${type}.${field}`;
    byField.set(name, [...(byField.get(name) ?? []), audience]);
  }
  return (type: Output, field: string): readonly Audience[] =>
    [type, ...type.getInterfaces()].flatMap(({ name }) => byField.get(`${name}.${field}`) ?? []);
}

const folder = 'src/auth/visibility';

/** The file of a type's row, for types that have none yet. */
const homeOf = (type: string): string => {
  if (type.endsWith('Event')) return 'history.fields.ts';
  return /(Connection|Edge)$/.test(type) ? 'list.fields.ts' : 'the file of what it belongs to';
};

/** The line that says it, ready to be put there. */
function missingLine(type: string, fields: readonly string[]): string {
  const row = fields.join(' ');
  const listing = Object.entries(inSight).find(([, rows]) => Object.hasOwn(rows, type));
  if (listing) return `${listing[0]}: add to the row of ${type}: ${row}`;
  const [, mutation] = /^(.+)Payload$/.exec(type) ?? [];
  if (mutation === undefined) return `${homeOf(type)}:   ${type}: '${row}',`;
  const own = fields.filter((field) => !namesIn(ofEveryPayload).includes(field));
  return `payload.fields.ts:   ${mutation}: '${own.join(' ')}',`;
}

/** What to do about a type's fields that have no audience. */
function adviceOn(type: string, fields: readonly string[], roots: ReadonlySet<string>): string {
  const named = `${type} has no word on who sees: ${fields.join(', ')}.`;
  return roots.has(type)
    ? `${named} In ${folder}/restricted.fields.ts: add to ${type} under SIGNED_IN, or under the policy's row that is needed.`
    : `${named} In ${folder}/${missingLine(type, fields)}   (for some only: in ${folder}/restricted.fields.ts)`;
}

const rootsOf = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (root) => root?.name ?? [],
    ),
  );

const nameOf = ({ type, field }: Pick<FieldRule, 'type' | 'field'>): string => `${type}.${field}`;

/** What is wrong between the table and a schema, a sentence each; nothing when they fit. */
export function visibilityGaps(schema: GraphQLSchema, rules: readonly FieldRule[] = visibility): string[] {
  const audiences = audiencesOf(rules);
  const roots = rootsOf(schema);
  const outputs = outputsOf(schema);
  const there = new Set<string>();

  const gapsIn = (type: Output): string[] => {
    const fields = Object.values(type.getFields());
    for (const field of fields) there.add(nameOf({ type: type.name, field: field.name }));
    const silent = fields.filter((field) => audiences(type, field.name).length === 0);
    const inherited = new Set(type.getInterfaces().flatMap((one) => Object.keys(one.getFields())));
    const own = silent.map(({ name }) => name).filter((name) => !inherited.has(name));
    const unseen = fields.filter((field) => {
      const found = audiences(type, field.name);
      return found.length > 0 && !found.includes('IN_SIGHT') && isNonNullType(field.type);
    });
    return [
      ...(own.length > 0 ? [adviceOn(type.name, own, roots)] : []),
      ...(roots.has(type.name)
        ? []
        : unseen.map(
            ({ name }) =>
              `${type.name}.${name}: only ${audiences(type, name).join(', ')} may see it, so it must be nullable: the others are shown null.`,
          )),
    ];
  };

  const gaps = outputs.flatMap(gapsIn);
  const gone = rules
    .filter((rule) => !there.has(nameOf(rule)))
    .map((rule) => `${nameOf(rule)}: there is no such field; take it out of ${folder}.`);
  return [...gaps, ...new Set(gone)];
}

const isFor = (audiences: readonly Audience[], [object, , context]: Parameters<Resolve>): boolean =>
  audiences.some((audience) => belongsTo(audience, context.signedIn?.principal, object));

const guarded =
  (resolve: Resolve, audiences: readonly Audience[]): Resolve =>
  (...asked) =>
    isFor(audiences, asked) ? resolve(...asked) : null;

/** A root field says who it is for instead of answering null: it hides nothing that could be there or not. */
const gated =
  (resolve: Resolve, audiences: readonly Audience[]): Resolve =>
  (...asked) => {
    signedIn(asked[2]);
    if (isFor(audiences, asked)) return resolve(...asked);
    const [operation] = audiences.flatMap((audience) => operationOf(audience) ?? []);
    throw operation ? notPermitted(operation) : new VisibilityIncomplete('A root field has no audience.');
  };

const whose = (audience: Audience): string => {
  const operation = operationOf(audience);
  return operation ? whoMay(operation) : 'whose own it is';
};

const restrict = (field: Field, audiences: readonly Audience[]): void => {
  field.resolve = guarded(field.resolve ?? defaultFieldResolver, audiences);
  field.description = `${field.description ?? ''} Null for all but: ${audiences.map(whose).join('; ')}.`;
};

/** A subscription is let in when it begins. */
const gate = (field: Field, audiences: readonly Audience[]): void => {
  if (audiences.includes('ANYBODY')) return;
  if (field.subscribe) field.subscribe = gated(field.subscribe, audiences);
  else field.resolve = gated(field.resolve ?? defaultFieldResolver, audiences);
};

/**
 * Puts the table of who sees what into the schema. Fields for whoever sees their object stay as they are: asking for a
 * thousand of them costs what it did.
 */
export function withVisibility(
  schema: GraphQLSchema,
  rules: readonly FieldRule[] = visibility,
): GraphQLSchema {
  const gaps = visibilityGaps(schema, rules);
  if (gaps.length > 0)
    throw new VisibilityIncomplete(
      `Who may see this is not said yet:\n${gaps.map((gap) => `  ${gap}`).join('\n')}`,
    );
  const audiences = audiencesOf(rules);
  const roots = rootsOf(schema);
  for (const type of outputsOf(schema))
    for (const field of Object.values(type.getFields()) as Field[]) {
      const found = audiences(type, field.name);
      if (found.includes('IN_SIGHT')) continue;
      (roots.has(type.name) ? gate : restrict)(field, found);
    }
  return schema;
}
