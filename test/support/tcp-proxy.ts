import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/**
 * What becomes of what is sent: it passes, arrives later, arrives nowhere (`STALL`), or arrives only from the server's side
 * (`HALF_OPEN`). In the last two both ends believe in the connection.
 */
export type Weather = 'PASS' | 'STALL' | 'HALF_OPEN' | { readonly latencyMs: number };

export interface TcpProxy {
  readonly port: number;
  readonly weather: (weather: Weather) => void;
  /** Where new connections lead from now on. */
  readonly leadTo: (upstream: NetConnectOpts) => void;
  /** Breaks every connection with a reset. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

/** A bad network on the loopback, for tests. */
export async function tcpProxy(first: NetConnectOpts): Promise<TcpProxy> {
  let upstream = first;
  let now: Weather = 'PASS';
  const links = new Set<Link>();
  /** What is held back goes on, in its order, once the weather is better. */
  const held: (() => void)[] = [];

  const carry = (to: Socket, chunk: Buffer, fromClient: boolean) => {
    const deliver = () => {
      if (!to.destroyed) to.write(chunk);
    };
    if (now === 'STALL' || (now === 'HALF_OPEN' && fromClient)) held.push(deliver);
    else if (typeof now === 'object') setTimeout(deliver, now.latencyMs);
    else deliver();
  };

  const accept = (client: Socket) => {
    const server = connect(upstream);
    const link = { client, server };
    links.add(link);
    const end = () => {
      links.delete(link);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end).setNoDelay(true);
    client.on('data', (chunk: Buffer) => carry(server, chunk, true));
    server.on('data', (chunk: Buffer) => carry(client, chunk, false));
  };

  const listening = createServer(accept).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const reset = () => links.forEach(({ client }) => client.resetAndDestroy());
  return {
    port: (listening.address() as AddressInfo).port,
    weather: (weather) => {
      now = weather;
      if (weather === 'PASS') held.splice(0).forEach((deliver) => deliver());
    },
    leadTo: (changed) => void (upstream = changed),
    reset,
    close: async () => {
      listening.close();
      reset();
      await once(listening, 'close');
    },
  };
}
