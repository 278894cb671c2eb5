import { mintToken } from '../../src/auth/tokens.js';
import { type Running, startAnswerable } from '../../src/main.js';
import type { Clock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { newSecret } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logging.js';
import { type Client, clientOf } from './api-client.js';
import { emptyDatabase, type TestDatabase } from './postgres.js';

const hour = 3_600;

export interface RunningProgram {
  readonly url: string;
  readonly core: Running['core'];
  readonly storage: TestDatabase;
  /** The lines of the program's log. */
  readonly log: readonly Record<string, unknown>[];
  /** Somebody with a good token of this subject. */
  readonly as: (subject: string) => Client;
  readonly anonymous: Client;
  /** Somebody who sends this header. */
  readonly sending: (authorization: string) => Client;
  readonly token: (subject: string, options?: { now?: string; secret?: string }) => Promise<string>;
  /** Ends the program and keeps its database. */
  readonly end: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Connections are cut when a test says so; nobody has to hear of it. */
const quiet = () => undefined;

const configFor = (storage: TestDatabase, secret: string, overrides: Record<string, string>) => {
  const loaded = loadConfig({
    DATABASE_URL: storage.url,
    ANSWERABLE_JWT_SECRET: secret,
    ANSWERABLE_HOST: '127.0.0.1',
    ANSWERABLE_PORT: '0',
    ANSWERABLE_GRAPHIQL: 'false',
    ...overrides,
  });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const { auth } = loaded.config;
  if (!auth) throw new Error('The configuration has no way to check tokens.');
  return { config: loaded.config, auth };
};

export interface ProgramOptions {
  readonly clock?: Clock;
}

/** The whole program on a database that is there, spoken to over HTTP with real tokens. */
export async function programOn(
  storage: TestDatabase,
  overrides: Record<string, string> = {},
  { clock }: ProgramOptions = {},
): Promise<RunningProgram> {
  const secret = newSecret();
  const log: Record<string, unknown>[] = [];
  const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>);
  const running = await startAnswerable({
    ...configFor(storage, secret, overrides),
    log: createLogger({ level: 'info', destination: { write } }),
    onGone: quiet,
    ...(clock && { clock }),
  });
  const token: RunningProgram['token'] = (subject, options) =>
    mintToken({ secret, subject, lifetimeSeconds: hour, ...options });
  const endpoint = `${running.url}/graphql`;
  return {
    url: running.url,
    core: running.core,
    storage,
    log,
    as: (subject) => clientOf(endpoint, async () => ({ authorization: `Bearer ${await token(subject)}` })),
    anonymous: clientOf(endpoint, async () => ({})),
    sending: (authorization) => clientOf(endpoint, async () => ({ authorization })),
    token,
    end: () => running.stop(),
    stop: () => running.stop(),
  };
}

/** The same on a database of its own, which goes with it. */
export async function runningProgram(
  overrides: Record<string, string> = {},
  options: ProgramOptions = {},
): Promise<RunningProgram> {
  const storage = await emptyDatabase(quiet);
  const program = await programOn(storage, overrides, options).catch(async (error: unknown) => {
    await storage.drop();
    throw error;
  });
  return {
    ...program,
    stop: async () => {
      await program.stop();
      await storage.drop();
    },
  };
}
