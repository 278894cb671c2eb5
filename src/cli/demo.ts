import { Command } from 'commander';
import { mintToken } from '../auth/tokens.js';
import { cast, type Person } from '../demo/cast.js';
import { play } from '../demo/play.js';
import { isInVain } from '../demo/telling.js';
import { type Running, startAnswerable } from '../main.js';
import { systemClock } from '../platform/clock.js';
import type { Config, TokenConfig } from '../platform/config.js';
import { PortInUse } from '../platform/http/http-server.js';
import { newSecret } from '../platform/ids.js';
import { settings } from '../platform/settings.js';
import { configured, loggerFor, type Overrides } from './configuration.js';
import { printScreen, tabs, tokenDays, type TokenOf } from './demo-screen.js';
import { addDirector } from './director.js';
import { Failed } from './failed.js';
import { printLine } from './print.js';
import { explaining, stopSignal } from './running.js';
import { goneForGood, untilStopped } from './serve.js';

/** Always the same, so that the same folder gets its director once. */
const directorCommandId = '0c9f4c1e-6f52-4d0b-8d7a-2b7c5e1f9a10';

/** A demo that wrote into somebody's real database would be a bad one: the environment has no say. */
function sayWhatIsIgnored(): void {
  const ignored = settings.map(({ name }) => name).filter((name) => process.env[name]);
  if (ignored.length > 0)
    printLine(
      `Not used: ${ignored.join(', ')}. The demo has a database of its own and takes nothing from the environment.`,
    );
}

async function tokensFor(secret: string): Promise<TokenOf> {
  const minted = await Promise.all(
    Object.values<Person>(cast).map(
      async ({ subject }) =>
        [subject, await mintToken({ secret, subject, lifetimeSeconds: tokenDays * 24 * 3_600 })] as const,
    ),
  );
  const tokens = new Map(minted);
  return ({ subject }) => tokens.get(subject) ?? '';
}

interface Starting {
  readonly config: Config;
  readonly auth: TokenConfig;
  readonly tokenOf: TokenOf;
  readonly onGone: (error: Error) => void;
}

/** Nobody depends on a demo's port: where another program has it, a free one does. */
async function started({ config, auth, tokenOf, onGone }: Starting): Promise<Running> {
  const graphiql = { title: 'Answerable demo', operations: tabs(tokenOf) };
  const on = (port: number) =>
    startAnswerable({ config: { ...config, port }, auth, log: loggerFor(config), onGone, graphiql });
  try {
    return await on(config.port);
  } catch (error) {
    if (!(error instanceof PortInUse)) throw error;
    printLine(`Port ${config.port.toString()} belongs to another program; taking a free one.`);
    return on(0);
  }
}

const explained = (error: unknown, { dataDir }: Config): unknown =>
  isInVain(error)
    ? new Failed(
        `The demo could not be told to its end. ${error.message}\nIf ${dataDir} holds something else than this demo, delete it or take another folder with --data-dir.`,
      )
    : error;

/** Tells the cases to the running server, the way any client would. Ends early, and quietly, when `stopped` does. */
async function told({ core, url }: Running, tokenOf: TokenOf, signal: AbortSignal): Promise<void> {
  await addDirector(core.app, { ...cast.director, commandId: directorCommandId });
  const began = systemClock.monotonic();
  printLine('Telling the cases through the GraphQL API …');
  const commands = await play({ url, tokenOf, now: systemClock.now(), signal });
  const seconds = ((systemClock.monotonic() - began) / 1_000).toFixed(1);
  printLine(`${commands.toString()} commands in ${seconds} s.`);
}

async function demo(options: Overrides): Promise<void> {
  const began = systemClock.monotonic();
  sayWhatIsIgnored();
  const secret = newSecret();
  const config = configured({ ...options, logLevel: 'warn' }, {});
  const { gone, onGone } = goneForGood();
  const signalled = stopSignal();
  const stopping = new AbortController();
  void signalled.then(() => stopping.abort());
  const tokenOf = await tokensFor(secret);
  printLine(`Starting a PostgreSQL of its own in ${config.dataDir} …`);
  if (config.eventStoreDbUrl !== undefined)
    printLine('Its events are kept in the EventStoreDB that was named.');
  const running = await explaining(() =>
    started({ config, auth: { kind: 'SECRET', secret }, tokenOf, onGone }),
  );
  try {
    await told(running, tokenOf, stopping.signal);
    const seconds = ((systemClock.monotonic() - began) / 1_000).toFixed(1);
    const { host, dataDir } = config;
    printScreen(tokenOf, { url: running.url, host, dataDir, seconds });
  } catch (error) {
    if (!stopping.signal.aborted) {
      await running.stop();
      throw explained(error, config);
    }
  }
  await untilStopped(running, gone, signalled);
}

export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'Starts the product with a database of its own and a demo studio whose cases are told through the GraphQL API, and prints where to look.',
    )
    .option('--data-dir <folder>', "folder for the demo's own PostgreSQL", './.answerable-demo')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; a free one when another program has it', '4000')
    .option(
      '--eventstoredb <url>',
      'keep its events in this EventStoreDB, which has to be for this demo alone',
    )
    .addHelpText(
      'after',
      "\nNothing is taken from the environment, DATABASE_URL and EVENTSTOREDB_URL least of all. Ctrl-C stops it; its data stay in the folder.\nWith --eventstoredb folder and server belong together: without the one, what the other holds can't be read.",
    )
    .action(demo);
