import type { GraphiqlOperation } from '../platform/http/http-server.js';
import { cast, type Person } from '../demo/cast.js';
import { type DemoOperation, worthRunning, worthTrying } from '../demo/queries.js';
import { printLine } from './print.js';

/** Nobody stays longer with a demo. */
export const tokenDays = 30;

export type TokenOf = (who: Person) => string;

/** The operations as tabs, each with the token of somebody who may run it. */
export const tabs = (tokenOf: TokenOf): GraphiqlOperation[] =>
  [...worthRunning, ...worthTrying].map(({ name, query, variables, as }) => ({
    name,
    query,
    ...(variables && { variables: JSON.stringify(variables, null, 2) }),
    headers: JSON.stringify({ Authorization: `Bearer ${tokenOf(as)}` }, null, 2),
  }));

function printOperation({ name, about, as, query, variables }: DemoOperation, number: number): void {
  printLine(`${number.toString()}. ${name}, as ${as.name} (${as.role})\n   ${about}`);
  if (variables) printLine(`   Variables: ${JSON.stringify(variables)}`);
  printLine(`\n${query}\n`);
}

const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));

function printTokens(tokenOf: TokenOf): void {
  const people = Object.values<Person>(cast);
  const roles = widest(people.map(({ role }) => role));
  const names = widest(people.map(({ name }) => name));
  printLine(
    `Tokens, sent as "Authorization: Bearer <token>". They hold until this demo stops, ${tokenDays.toString()} days at most.\n`,
  );
  for (const person of people)
    printLine(`${person.role.padEnd(roles)}  ${person.name.padEnd(names)}  ${tokenOf(person)}`);
}

const loopback = ['localhost', '127.0.0.1', '::1'];

const exposure = (host: string): string =>
  loopback.includes(host)
    ? 'This is a demo: whoever reads this screen can act as anybody in it. Only this machine reaches it.'
    : `This is a demo, and --host ${host} lets other machines reach it: whoever opens its page gets these tokens and can act as anybody in it.`;

/** What somebody who started the demo wants to know; the address comes last, where the eye is. */
export function printScreen(
  tokenOf: TokenOf,
  { url, host, dataDir, seconds }: { url: string; host: string; dataDir: string; seconds: string },
): void {
  printLine('\nFour queries worth running (each is a tab of the page below)\n');
  worthRunning.forEach((operation, index) => printOperation(operation, index + 1));
  printTokens(tokenOf);
  printLine(`\n${exposure(host)}`);
  printLine(
    `Its data stay in ${dataDir}: start it again and they are there; delete the folder to begin anew.`,
  );
  printLine(`\nReady in ${seconds} s: open ${url}/ in a browser. GraphQL itself is at ${url}/graphql.`);
  printLine('Ctrl-C stops it.');
}
