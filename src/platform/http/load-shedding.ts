import type { RequestHandler } from 'express';
import { PlatformErrorCode } from './error-codes.js';
import { scopeOf } from './request-scope.js';

export interface LoadShedding {
  readonly handler: RequestHandler;
  /** How many requests are under way. */
  readonly underWay: () => number;
}

/**
 * Takes so many requests at once and tells the others to come again, before everybody waits for everybody: what is taken on
 * is answered in time, and what isn't costs next to nothing.
 */
export function loadShedding(most: number): LoadShedding {
  let underWay = 0;
  const handler: RequestHandler = (request, response, next) => {
    if (underWay >= most) {
      const retryAfterSeconds = 1;
      scopeOf(request).errorCodes.add(PlatformErrorCode.OVERLOADED);
      response.status(503).setHeader('retry-after', String(retryAfterSeconds));
      response.json({
        errors: [
          {
            message: `${most} requests are under way, and this one was not begun. Send it again a little later.`,
            extensions: { code: PlatformErrorCode.OVERLOADED, retryAfterSeconds },
          },
        ],
      });
      return;
    }
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    next();
  };
  return { handler, underWay: () => underWay };
}
