import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { PlatformErrorCode } from './error-codes.js';

export interface MetricsServing {
  readonly text: () => Promise<{ readonly type: string; readonly body: string }>;
  /** Who has it may read them from anywhere. Without one they are for this very machine. */
  readonly token?: string | undefined;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The connection's own other end: what a header says of it can be made up. */
const isHere = (address: string | undefined) =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

const isForwarded = (headers: Readonly<Record<string, unknown>>) =>
  'x-forwarded-for' in headers || 'forwarded' in headers;

/** Prometheus' metrics, for whoever has the token or asks from this machine and not through a proxy. */
export const metricsEndpoint =
  ({ text, token }: MetricsServing): RequestHandler =>
  async (request, response) => {
    const { authorization = '' } = request.headers;
    const allowed =
      token === undefined
        ? isHere(request.socket.remoteAddress) && !isForwarded(request.headers)
        : timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
    if (!allowed) {
      const message = 'The metrics are for whoever has their token, or without one for this very machine.';
      const extensions = { code: PlatformErrorCode.UNAUTHENTICATED };
      response.status(401).json({ errors: [{ message, extensions }] });
      return;
    }
    const { type, body } = await text();
    response.set('content-type', type).send(body);
  };
