import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { nobodyWorksIn } from '../platform/embedded-postgres/program.js';

// A program takes seconds to start where many start at once, and a test starts several.
jest.setTimeout(180_000);

const entrance = new URL('../../dist/cli/main.js', import.meta.url).pathname;

/** Of 32 bytes and more, as the program wants it. */
export const secret = 'a-secret-that-only-these-tests-know-0123456789';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Program {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface Circumstances {
  readonly env?: Environment;
  readonly cwd?: string;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** What the caller's shell says about the program must not reach it. */
const environment = (own: Environment): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(ANSWERABLE_|DATABASE_URL$|EVENTSTOREDB_URL$|PG|NODE_OPTIONS$)/.test(name),
    ),
  ),
  ...own,
});

/** Starts any program as a child with its input closed. */
export function launch(
  command: string,
  words: readonly string[],
  { env = {}, cwd = '/' }: Circumstances = {},
): Program {
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
    env: environment(env),
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    running.delete(child);
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, ...output };
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { child, output, ended, end };
}

/** Starts the built program's command line. */
export const answerable = (words: readonly string[], env: Environment = {}): Program =>
  launch(process.execPath, [entrance, ...words], { env });

/** Runs the built program's command line to its end. */
export const run = (words: readonly string[], env: Environment = {}): Promise<Ended> =>
  answerable(words, env).ended;

export interface Serving extends Program {
  readonly url: string;
}

/** Starts `serve` on a free port and waits for the line that says where. */
export async function serve(words: readonly string[], env: Environment = {}): Promise<Serving> {
  const program = answerable(['serve', '--port', '0', ...words], { ANSWERABLE_JWT_SECRET: secret, ...env });
  return { ...program, url: await addressOf(program) };
}

async function toldBy({ child, output }: Program, pattern: RegExp): Promise<string> {
  for (;;) {
    const told = pattern.exec(output.stdout)?.[1];
    if (told !== undefined) return told;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended before it served.\n${output.stdout}\n${output.stderr}`);
    await sleep(20);
  }
}

/** The address that a starting server tells, once it does. */
export const addressOf = (program: Program): Promise<string> =>
  toldBy(program, /serves GraphQL at (\S+)\/graphql/);

/** Where a starting worker says that it tells how it fares. */
export const workerAddressOf = (program: Program): Promise<string> =>
  toldBy(program, /health and metrics at (\S+)\/health\/ready/);

/** A folder that PostgreSQL's own user can pass through. Removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-cli-test-'));
  await chmod(folder, 0o711);
  folders.add(folder);
  return folder;
}

/** Ends what a failed test left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  for (const folder of folders) {
    await nobodyWorksIn(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    folders.delete(folder);
  }
}

/** Adds a director and gives back their token. `where` says on which data folder, or is empty with DATABASE_URL. */
export async function bootstrapped(
  where: readonly string[],
  { subject = 'anna', name = 'Anna', env = {} }: { subject?: string; name?: string; env?: Environment } = {},
): Promise<{ readonly id: string; readonly token: string }> {
  const added = await run(['bootstrap', '--subject', subject, '--name', name, ...where], env);
  const id = /Director (\S+) added/.exec(added.stdout)?.[1];
  if (id === undefined) throw new Error(`No director was added.\n${added.stdout}\n${added.stderr}`);
  return { id, token: await tokenFor(subject) };
}

async function tokenFor(subject: string): Promise<string> {
  const { stdout } = await run(['token', '--subject', subject], { ANSWERABLE_JWT_SECRET: secret });
  return stdout.trim();
}

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** One GraphQL request over the network. */
export async function ask<Data>(
  { url, token, signal }: { readonly url: string; readonly token?: string; readonly signal?: AbortSignal },
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  return (await response.json()) as Answer<Data>;
}

/** Somebody else's program on a port: `greet` is what it does with a connection. */
export async function strangerOnPort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const sockets = new Set<{ destroy(): void }>();
  const server: Server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    sockets.forEach((socket) => {
      socket.destroy();
    });
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** The server's process of an embedded PostgreSQL: the first line of PostgreSQL's own pid file. */
export const postmasterIn = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
