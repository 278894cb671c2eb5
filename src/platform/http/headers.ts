import type { RequestHandler } from 'express';

/** Said with every answer. Answers are about one caller at one moment, so nobody keeps them. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  next();
};

const crossOrigin = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, x-correlation-id, traceparent, tracestate, apollo-require-preflight, x-apollo-operation-name',
  'access-control-max-age': '600',
};

/** Lets pages of the listed origins read answers; every other page is kept out by its browser. */
export const cors =
  (origins: readonly string[]): RequestHandler =>
  (request, response, next) => {
    const { origin } = request.headers;
    response.vary('origin');
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response.set({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-correlation-id, retry-after',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (request.method === 'OPTIONS') response.set(crossOrigin).sendStatus(204);
    else next();
  };
