import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import type { Account } from './account.js';

/** Where the server listens: a Unix socket in `host` if `socketFolder` says so, else loopback TCP. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly socketFolder: string | undefined;
}

/** A place no other program can have taken. Under /tmp because a socket's path has room for about a hundred bytes. */
export async function chooseAddress(account: Account | undefined): Promise<Address> {
  if (process.platform === 'win32')
    return { host: '127.0.0.1', port: await freePort(), socketFolder: undefined };
  const folder = await mkdtemp('/tmp/answerable-');
  if (account) await chown(folder, account.uid, account.gid);
  return { host: folder, port: 5432, socketFolder: folder };
}

/** Makes the private socket folder again should somebody have tidied /tmp: clients know its path. */
export async function keepAddress({ socketFolder }: Address, account: Account | undefined): Promise<void> {
  if (socketFolder === undefined || existsSync(socketFolder)) return;
  await mkdir(socketFolder, { mode: 0o700 });
  if (account) await chown(socketFolder, account.uid, account.gid);
}

export const listenOptions = ({ host, port, socketFolder }: Address): string[] => [
  ...['-c', `listen_addresses=${socketFolder === undefined ? host : ''}`],
  ...['-c', `unix_socket_directories=${socketFolder ?? ''}`],
  ...['-c', `port=${port}`],
  // Several programs, each with its pools; a slot costs next to nothing while nobody uses it.
  ...['-c', 'max_connections=300'],
];

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
