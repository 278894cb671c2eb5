import {
  coerceInputValue,
  getNullableType,
  type GraphQLError,
  type GraphQLInputType,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { RequestedOperation } from './operation-checks.js';
import { type RejectedField, rejectedInput, type Shown } from './rejected-input.js';

type Path = readonly (string | number)[];

/** GraphQL's own sentences that name fields and types only. Any other may repeat the value. */
const harmless = [
  /^Field "[^"]*" of required type "[^"]*" was not provided\./,
  /^Field "[^"]*" is not defined by type "[^"]*"\./,
  /^Field "[^"]*" must be non-null\./,
  /^Expected non-nullable type "[^"]*" not to be null\./,
  /^Expected type "[^"]*" to be an object\./,
  /^Exactly one key must be specified for OneOf type "[^"]*"\./,
];

const stepInto = (type: GraphQLInputType, key: string | number): GraphQLInputType => {
  const inner = getNullableType(type);
  if (isListType(inner)) return inner.ofType;
  return (isInputObjectType(inner) ? inner.getFields()[key]?.type : undefined) ?? type;
};

function ruleOf(message: string, type: GraphQLInputType, path: Path): string {
  const sentence = harmless.map((pattern) => pattern.exec(message)?.[0]).find((found) => found !== undefined);
  return sentence ?? `Expected type "${path.reduce(stepInto, type).toString()}".`;
}

/** Far more than anybody reads; GraphQL itself stops at 50. */
const most = 50;

/** Checks one variable again, because GraphQL's report has the value and the path in one sentence. */
function misfitsOf(definition: VariableDefinitionNode, { schema, variables }: RequestedOperation) {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  const misfits: RejectedField[] = [];
  if (!isInputType(type) || !Object.hasOwn(variables, name)) return misfits;
  coerceInputValue(variables[name], type, (path, _value, { message }) => {
    if (misfits.length < most)
      misfits.push({ path: [name, ...path].join('.'), rules: [ruleOf(message, type, path)] });
  });
  return misfits;
}

const definitionIn = (error: GraphQLError): VariableDefinitionNode | undefined =>
  error.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);

/**
 * Words the errors of variables that don't fit their types, one call per error in GraphQL's own order: it reports a
 * variable's misfits in the order in which they are found here.
 */
export function rejectedVariables(requested: RequestedOperation) {
  const found = new Map<VariableDefinitionNode, RejectedField[]>();
  return (error: GraphQLError): Shown | undefined => {
    const definition = definitionIn(error);
    if (!definition || !error.message.includes('" got invalid value ')) return undefined;
    const misfits = found.get(definition) ?? misfitsOf(definition, requested);
    found.set(definition, misfits);
    const variable = definition.variable.name.value;
    const misfit = misfits.shift() ?? { path: variable, rules: ['The value does not fit.'] };
    const [rule = ''] = misfit.rules;
    return rejectedInput(`Variable "$${variable}" does not fit at "${misfit.path}": ${rule}`, [misfit]);
  };
}
