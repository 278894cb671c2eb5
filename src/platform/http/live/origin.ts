import type { IncomingHttpHeaders } from 'node:http';
import { PlatformErrorCode } from '../error-codes.js';
import type { Exposure } from '../error-exposure.js';

const foreign: Exposure = {
  message: 'Pages of this origin may not use the API. Its operator can list it.',
  extensions: { code: PlatformErrorCode.ORIGIN_NOT_ALLOWED },
  http: { status: 403 },
};

const isSame = (origin: string, host: string | undefined) =>
  URL.canParse(origin) && new URL(origin).host === host;

/** Browsers tell whose page asks, and keep no page from opening a websocket: that is for the server to do. */
export const foreignOrigin = (
  { origin, host }: IncomingHttpHeaders,
  allowed: readonly string[],
): Exposure | undefined =>
  origin === undefined || allowed.includes(origin) || isSame(origin, host) ? undefined : foreign;
