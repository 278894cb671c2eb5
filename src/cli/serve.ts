import { Command } from 'commander';
import { systemClock } from '../platform/clock.js';
import { authMissing, type Config } from '../platform/config.js';
import { type Running, startAnswerable } from '../main.js';
import { configured, loggerFor, type Overrides } from './configuration.js';
import { exitCodes, Failed } from './failed.js';
import { printLine } from './print.js';
import { explaining, stopSignal } from './running.js';

/** Waits for the signal, or for the database to be gone for good, and closes everything. */
export async function untilStopped(
  running: Running,
  gone: Promise<Error>,
  signalled: Promise<NodeJS.Signals>,
): Promise<void> {
  const end = await Promise.race([signalled, gone]);
  printLine(
    end instanceof Error ? 'The database is gone; stopping.' : `${end}: finishing what is under way.`,
  );
  await running.stop();
  if (end instanceof Error) throw new Failed(end.message);
  printLine('Stopped. Nothing is left running.');
}

/** A promise of the error that ends everything, and the function that keeps it. */
export function goneForGood(): { readonly gone: Promise<Error>; readonly onGone: (error: Error) => void } {
  let onGone: (error: Error) => void = () => undefined;
  const gone = new Promise<Error>((resolve) => (onGone = resolve));
  return { gone, onGone: (error) => onGone(error) };
}

const worksAt = ({ url }: Running) =>
  `Answerable works on the read models and answers health and metrics at ${url}/health/ready.`;

const servesAt = ({ url }: Running, { graphiql }: Config) =>
  `Answerable serves GraphQL at ${url}/graphql${graphiql ? `, with a page to try it at ${url}/` : ''}.`;

async function serve(overrides: Overrides): Promise<void> {
  const config = configured(overrides);
  const { auth } = config;
  const { role } = config;
  if (!auth && role !== 'worker') throw new Failed(authMissing, exitCodes['the configuration is wrong']);
  const { gone, onGone } = goneForGood();
  // From here on, so that a signal during the start ends in order as well.
  const signalled = stopSignal();
  const running = await explaining(() => startAnswerable({ config, auth, log: loggerFor(config), onGone }));
  printLine(role === 'worker' ? worksAt(running) : servesAt(running, config));
  printLine(`Ready in ${(systemClock.monotonic() / 1_000).toFixed(1)} s. Ctrl-C stops it.`);
  if (role !== 'worker' && (await running.core.store.head()) === 0n)
    printLine('Nobody is here yet: stop it, and add the first director with the command bootstrap.');
  await untilStopped(running, gone, signalled);
}

export const serveCommand = (): Command =>
  new Command('serve')
    .description('Serves the product: GraphQL at /graphql, health at /health/live and /health/ready.')
    .option('--data-dir <folder>', "folder for the program's own PostgreSQL (ANSWERABLE_DATA_DIR)")
    .option('--host <address>', 'address to listen on (ANSWERABLE_HOST)')
    .option('--port <number>', 'port to listen on; 0 takes any free one (ANSWERABLE_PORT)')
    .option('--role <role>', 'all, api or worker (ANSWERABLE_ROLE)')
    .option('--log-level <level>', 'what is logged (ANSWERABLE_LOG_LEVEL)')
    .action(serve);
