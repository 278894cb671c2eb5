import { WebSocket } from 'ws';
import { type Client, createClient, type Document } from '#client';
import { cast, type Person } from '../../src/demo/cast.js';
import { valueAt } from '../support/api-client.js';
import { textOf } from './documents.js';

/** The pages in the order in which a reader goes through them. */
export const pages = ['client', 'manager', 'specialist', 'auditor', 'director'] as const;

export interface Step {
  readonly who: Person;
  readonly live: boolean;
  readonly query: string;
  readonly variables: string;
  readonly kept: readonly (readonly [path: string, name: string])[];
  readonly answer: string | undefined;
}

const fenced = (text: string, info: string): string | undefined =>
  new RegExp(`^\`\`\`${info}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];

const begins = /As \*\*(\w+)\*\*(, followed over a websocket)?:$/m;

function stepIn(text: string): Step {
  const [, name = '', live] = begins.exec(text) ?? [];
  const people: Readonly<Record<string, Person>> = cast;
  const who = people[name];
  if (!who) throw new Error(`Nobody in the demo is called ${name}.`);
  return {
    who,
    live: live !== undefined,
    query: fenced(text, 'graphql') ?? '',
    variables: fenced(text, 'json variables') ?? '{}',
    kept: [...text.matchAll(/^Keep `([\w.]+)` as `(\w+)`\.$/gm)].map(
      ([, path = '', named = '']) => [path, named] as const,
    ),
    answer: fenced(text, 'json'),
  };
}

export interface Page {
  readonly steps: readonly Step[];
  /** What the subscription has told, as the page prints it. */
  readonly live: string | undefined;
  /** How many operations the page shows. */
  readonly operations: number;
}

export function pageOf(name: (typeof pages)[number]): Page {
  const text = textOf(`docs/actors/${name}.md`);
  return {
    steps: text
      .split(/^(?=.*\bAs \*\*\w+\*\*)/m)
      .slice(1)
      .map(stepIn),
    live: fenced(text, 'json live'),
    operations: (text.match(/^```graphql$/gm) ?? []).length,
  };
}

/** Values that the pages give names; what differs from one day to the next is left out of answers. */
export function names() {
  const known = new Map<string, string>();
  return {
    get: (name: string) => known.get(name) ?? '',
    keep: (name: string, value: string) => known.set(name, value),
    filled: (text: string) =>
      [...known].reduce((so, [name, value]) => so.replaceAll(`"${name}"`, `"${value}"`), text),
    named: (value: unknown): unknown =>
      JSON.parse(
        [...known]
          .reduce((so, [name, one]) => so.replaceAll(one, name), JSON.stringify(value))
          .replaceAll(/"lp_\w+"/g, '"lp_…"'),
      ),
  };
}

export type Names = ReturnType<typeof names>;

export interface Stage {
  readonly url: string;
  readonly token: (subject: string) => Promise<string>;
}

/** Each person with a client of their own, as the package's readme has it. */
export function actors({ url, token }: Stage) {
  const clients = new Map<string, Client>();
  return {
    of: ({ subject }: Person): Client => {
      const client =
        clients.get(subject) ??
        createClient({ url: `${url}/graphql`, token: () => token(subject), webSocket: WebSocket });
      clients.set(subject, client);
      return client;
    },
    leave: () => clients.forEach(({ close }) => close()),
  };
}

export type Actors = ReturnType<typeof actors>;

/** Asks what the step asks, and keeps what it keeps. */
export async function told({ who, query, variables, kept }: Step, actors: Actors, values: Names) {
  const document: Document<unknown, object> = query;
  const data = await actors.of(who).query(document, JSON.parse(values.filled(variables)) as object);
  for (const [path, name] of kept) {
    const value = valueAt(data, path);
    if (typeof value !== 'string') throw new Error(`There is nothing to keep at ${path}.`);
    values.keep(name, value);
  }
  return data;
}

/** Follows what the step follows; the first item says that it has begun. */
export async function following({ who, query, variables }: Step, actors: Actors, values: Names) {
  const document: Document<unknown, object> = query;
  const items = actors.of(who).subscribe(document, JSON.parse(values.filled(variables)) as object);
  await items.next();
  return items;
}

/** The next so many items. */
export async function taken(
  items: AsyncGenerator<unknown, void, undefined>,
  count: number,
): Promise<unknown[]> {
  const found: unknown[] = [];
  while (found.length < count) found.push((await items.next()).value);
  await items.return();
  return found;
}
