import { Command } from 'commander';
import { systemClock } from '../platform/clock.js';
import { authMissing } from '../platform/config.js';
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

async function serve(overrides: Overrides): Promise<void> {
  const config = configured(overrides);
  const { auth } = config;
  if (!auth) throw new Failed(authMissing, exitCodes['the configuration is wrong']);
  const { gone, onGone } = goneForGood();
  // From here on, so that a signal during the start ends in order as well.
  const signalled = stopSignal();
  const running = await explaining(() => startAnswerable({ config, auth, log: loggerFor(config), onGone }));
  printLine(
    `Answerable serves GraphQL at ${running.url}/graphql${config.graphiql ? `, with a page to try it at ${running.url}/` : ''}.`,
  );
  printLine(`Ready in ${(systemClock.monotonic() / 1_000).toFixed(1)} s. Ctrl-C stops it.`);
  if ((await running.core.store.head()) === 0n)
    printLine('Nobody is here yet: stop it, and add the first director with the command bootstrap.');
  await untilStopped(running, gone, signalled);
}

export const serveCommand = (): Command =>
  new Command('serve')
    .description('Serves the product: GraphQL at /graphql, health at /health/live and /health/ready.')
    .option('--data-dir <folder>', "folder for the program's own PostgreSQL (ANSWERABLE_DATA_DIR)")
    .option('--host <address>', 'address to listen on (ANSWERABLE_HOST)')
    .option('--port <number>', 'port to listen on; 0 takes any free one (ANSWERABLE_PORT)')
    .option('--log-level <level>', 'what is logged (ANSWERABLE_LOG_LEVEL)')
    .action(serve);
