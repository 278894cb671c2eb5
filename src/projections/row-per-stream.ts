import type { Fact } from '../kernel/fact.js';
import type { Projection } from './projection.js';

type Beginning<Events extends object, First extends keyof Events, Row> = {
  readonly [Type in First & string]: (fact: Fact<Type, Readonly<Events[Type]>>) => Row;
};

/** How each later event changes the row. */
export type Changing<Events extends object, First extends keyof Events, Row> = {
  readonly [Type in Exclude<keyof Events & string, First>]: (
    row: Row,
    fact: Fact<Type, Readonly<Events[Type]>>,
  ) => Row;
};

/**
 * The fold of a read model with one row per stream: the first event makes the row, each other one changes it. An event
 * of the catalogue without a handler doesn't compile, and one that comes before its stream's first is a broken history.
 */
export function rowPerStream<
  Row extends { readonly revision: number },
  Events extends object,
  First extends keyof Events,
>(
  beginning: Beginning<Events, First, Row>,
  changing: Changing<Events, First, Row>,
): Pick<Projection<Row>, 'keysOf' | 'fold'> {
  // An event's type names its catalogue, and only that catalogue's decider writes it.
  const begin = new Map(Object.entries(beginning) as [string, (fact: Fact) => Row][]);
  const change = new Map(Object.entries(changing) as [string, (row: Row, fact: Fact) => Row][]);

  const next = (row: Row | undefined, fact: Fact): Row | undefined => {
    const made = begin.get(fact.type)?.(fact);
    if (made !== undefined) return made;
    const changed = change.get(fact.type);
    if (changed === undefined) return row;
    if (row === undefined) throw new Error(`${fact.type} came before its stream's first event.`);
    return { ...changed(row, fact), revision: fact.revision };
  };
  return {
    keysOf: ({ type, stream }) => (begin.has(type) || change.has(type) ? [stream.id] : []),
    fold: next,
  };
}
