import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another program has the port. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';

  constructor(
    readonly host: string,
    readonly port: number,
    options?: ErrorOptions,
  ) {
    super(
      `Port ${port} on ${host} is already in use. Stop the program that has it, or choose another port (0 takes a free one).`,
      options,
    );
  }
}

const isPortTaken = (error: Error): boolean => 'code' in error && error.code === 'EADDRINUSE';

/** Starts listening and tells the port, which matters when 0 was asked for. */
export const listen = (server: Server, { host, port }: { host: string; port: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (error: Error) =>
      reject(isPortTaken(error) ? new PortInUse(host, port, { cause: error }) : error);
    server.once('error', failed);
    server.listen({ host, port }, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Where a browser on this machine finds what listens on `host`. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Ends a server: no new connections, idle ones closed at once, requests under way finish within `graceMs`. */
export function drainer(server: Server, graceMs: number): () => Promise<void> {
  let stopping = false;
  server.on('request', (_request, response) => {
    // A connection becomes idle just after its response is through.
    response.once('close', () => {
      if (stopping) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () =>
    new Promise((resolve) => {
      stopping = true;
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      // Closes what is idle now, too.
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
    });
}
