import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What becomes of one request: it and its answer get through, or the answer is lost, or another takes its place. */
export type Fate =
  | 'PASS'
  | 'LOSE_REPLY'
  | 'CUT_REPLY'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

export interface UnreliableProxy {
  readonly url: string;
  /** The bodies that came, in order. */
  readonly bodies: readonly string[];
  /** When each came. */
  readonly times: readonly number[];
  /** What becomes of the next ones; afterwards all pass. */
  readonly fates: (...next: Fate[]) => void;
  readonly stop: () => Promise<void>;
}

/** Stands between a client and a server, as networks do. */
export async function unreliableProxy(target: string): Promise<UnreliableProxy> {
  const bodies: string[] = [];
  const times: number[] = [];
  let next: Fate[] = [];

  async function through(request: IncomingMessage, body: Buffer): Promise<{ status: number; text: string }> {
    const { authorization } = request.headers;
    const answer = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: new Uint8Array(body),
    });
    return { status: answer.status, text: await answer.text() };
  }

  async function answered(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    bodies.push(body.toString());
    times.push(Date.now());
    const fate = next.shift() ?? 'PASS';
    if (typeof fate === 'object') {
      response.writeHead(fate.status, fate.headers).end(fate.body ?? '');
      return;
    }
    const { status, text } = await through(request, body);
    if (fate === 'LOSE_REPLY') {
      request.socket.destroy();
      return;
    }
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    if (fate === 'PASS') response.end(text);
    else response.write(text.slice(0, 10), () => request.socket.destroy());
  }

  const server = createServer((request, response) => void answered(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    bodies,
    times,
    fates: (...fates) => {
      next = fates;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
