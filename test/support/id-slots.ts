import {
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql';
import { type Known, leastOf, requiredOf } from './schema-inputs.js';

/** A place in an input where an id can be put, and the whole input with one there. */
export interface IdSlot {
  /** The name of the field, `filter.projectIds` where it is deeper. */
  readonly path: string;
  /** Chooses the id of something new, rather than naming what is there. */
  readonly chosen: boolean;
  readonly filled: (id: string) => unknown;
}

interface Named {
  readonly type: GraphQLInputType;
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Where an id can be put in a value of this type; an input type within itself is entered once. */
export function idSlotsIn(
  { type, name, description }: Named,
  known: Known,
  within: readonly string[] = [],
): IdSlot[] {
  if (isNonNullType(type)) return idSlotsIn({ type: type.ofType, name, description }, known, within);
  if (isListType(type))
    return idSlotsIn({ type: type.ofType, name, description }, known, within).map((slot) => ({
      ...slot,
      filled: (id) => [slot.filled(id)],
    }));
  if (!isInputObjectType(type))
    return type.name === 'ID'
      ? [{ path: name, chosen: /^Id to give/.test(description ?? ''), filled: (id) => id }]
      : [];
  if (within.includes(type.name)) return [];
  const fields = Object.values(type.getFields());
  return fields.flatMap((field) =>
    idSlotsIn(field, known, [...within, type.name]).map((slot) => ({
      ...slot,
      path: `${name}.${slot.path}`,
      filled: (id) => ({ ...requiredOf(fields, known), [field.name]: slot.filled(id) }),
    })),
  );
}

/** The same for the arguments of a field: what is required is there, whatever the id is put into. */
export const idSlotsOf = (args: readonly GraphQLArgument[], known: Known) =>
  args.flatMap((arg) =>
    idSlotsIn(arg, known).map((slot) => ({
      ...slot,
      filled: (id: string): Record<string, unknown> => ({
        ...Object.fromEntries(
          args.filter(isRequiredArgument).map(({ name, type }) => [name, leastOf(type, name, known)]),
        ),
        [arg.name]: slot.filled(id),
      }),
    })),
  );
