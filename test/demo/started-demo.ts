import { setTimeout as sleep } from 'node:timers/promises';
import { answerable, ask, type Program } from '../cli/answerable.js';

/** An operation as the demo prints it. */
export interface Printed {
  readonly query: string;
  readonly variables: object;
  readonly token: string;
}

export interface Demo extends Program {
  readonly url: string;
  /** By role, in the order printed. */
  readonly tokens: Readonly<Record<string, readonly string[]>>;
  readonly operations: ReadonlyMap<string, Printed>;
}

const folderOf = (dataDir: string) => ['--data-dir', dataDir];

/** Starts the demo and gives it back as it is, for tests that do not wait for its end. */
export const startDemo = (
  dataDir: string,
  {
    port = '0',
    env = {},
    words = [],
  }: { port?: string; env?: Readonly<Record<string, string>>; words?: readonly string[] } = {},
): Program => answerable(['demo', '--port', port, ...folderOf(dataDir), ...words], env);

/** Waits until the demo has printed this. */
export async function printed({ child, output }: Program, text: string | RegExp): Promise<string> {
  for (;;) {
    const found = new RegExp(text).exec(output.stdout);
    if (found) return found[1] ?? found[0];
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The demo ended before that.\n${output.stdout}\n${output.stderr}`);
    await sleep(20);
  }
}

function tokensIn(text: string): Record<string, string[]> {
  const tokens: Record<string, string[]> = {};
  for (const [, role = '', token = ''] of text.matchAll(/^([A-Z_]+) +\S+ \S+ +(\S+\.\S+\.\S+)$/gm))
    tokens[role] = [...(tokens[role] ?? []), token];
  return tokens;
}

const operation =
  /^\d\. (?<name>\w+), as .* \((?<role>[A-Z_]+)\)\n.*\n(?: +Variables: (?<variables>.*)\n)?\n(?<query>query [\s\S]*?^\})/gm;

/** Reads the queries off the screen as a person would. */
const operationsIn = (text: string, tokens: Demo['tokens']): Map<string, Printed> =>
  new Map(
    [...text.matchAll(operation)].map(({ groups = {} }) => {
      const { name = '', role = '', variables = '{}', query = '' } = groups;
      const [token = ''] = tokens[role] ?? [];
      return [name, { query, variables: JSON.parse(variables) as object, token }];
    }),
  );

/** Waits until the demo says that it is ready, and takes everything from what it printed. */
export async function ready(program: Program): Promise<Demo> {
  const url = await printed(program, /open (\S+)\/ in a browser[\s\S]*Ctrl-C stops it/);
  const tokens = tokensIn(program.output.stdout);
  return { ...program, url, tokens, operations: operationsIn(program.output.stdout, tokens) };
}

/** Runs an operation that was printed, with what was printed beside it unless told otherwise. */
export async function runPrinted<Data>(
  { url, operations }: Demo,
  name: string,
  other: Partial<Printed> = {},
): Promise<Data> {
  const operation = operations.get(name);
  if (!operation) throw new Error(`Nothing called ${name} was printed.`);
  const { query, variables, token } = { ...operation, ...other };
  const { data, errors } = await ask<Data>({ url, token }, query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const everything = `query Everything {
  _meta { position }
  viewer { role }
  clients { totalCount nodes { name contacts { name } } }
  members { totalCount }
  projects { totalCount nodes { key title requestCount phase goals { measure target } } }
  changeRequests(orderBy: RECEIVED_AT_ASC) {
    totalCount
    nodes { reference title status revision wish { wording channel } decision { stance } history { totalCount } }
  }
}`;

export interface Everything {
  readonly _meta: { readonly position: string };
  readonly projects: {
    readonly nodes: readonly {
      readonly key: string;
      readonly phase: string;
      readonly goals: readonly { readonly measure: string; readonly target: string }[];
    }[];
  };
  readonly changeRequests: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly reference: string;
      readonly status: string;
      readonly wish: { readonly wording: string; readonly channel: string };
      readonly decision: { readonly stance: string } | null;
    }[];
  };
}

/** All that the auditor sees at a glance, with where the log stands. */
export async function everythingIn({ url, tokens }: Demo): Promise<Everything> {
  const { data, errors } = await ask<Everything>({ url, token: tokens['AUDITOR']?.[0] ?? '' }, everything);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
