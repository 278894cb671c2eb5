import { PlatformErrorCode } from '../error-codes.js';
import type { Exposure } from '../error-exposure.js';

/** Who a live connection speaks for. */
export interface LiveSession<Context> {
  /** Whose connections are counted together. */
  readonly person: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** A context of its own for each answer, so that nothing is remembered from one event to the next. */
  readonly context: () => Context;
}

/** Rejects where a request would be refused. */
export type OpenSession<Context> = (request: {
  readonly authorization: string | undefined;
  readonly correlationId: string;
}) => Promise<LiveSession<Context>>;

export interface Lease<Context> {
  /** As it was found at the last look. */
  readonly session: () => LiveSession<Context>;
  readonly end: () => void;
}

interface LeaseOptions<Context> {
  readonly session: LiveSession<Context>;
  readonly reopen: () => Promise<LiveSession<Context>>;
  readonly expose: (error: unknown) => Exposure;
  readonly recheckMs: number;
}

const expired: Exposure = {
  message: 'The token has expired. Sign in again.',
  extensions: { code: PlatformErrorCode.UNAUTHENTICATED, reason: 'EXPIRED' },
};

/** The longest that a timer can wait. */
const longestTimer = 2 ** 31 - 1;

const isRefusal = ({ http }: Exposure) => http?.status === 401 || http?.status === 403;

/** Holds while the token does and while there still is somebody whom it speaks for; then says why not, once. */
export function leaseOf<Context>(
  { session: opened, reopen, expose, recheckMs }: LeaseOptions<Context>,
  onEnd: (why: Exposure) => void,
): Lease<Context> {
  let session = opened;
  let expiry: NodeJS.Timeout | undefined;
  let over = false;

  const end = () => {
    over = true;
    clearTimeout(expiry);
    clearInterval(recheck);
  };
  const endFor = (why: Exposure) => {
    if (over) return;
    end();
    onEnd(why);
  };
  const untilExpiry = () => {
    const left = session.expiresAt * 1_000 - Date.now();
    if (left <= 0) endFor(expired);
    else expiry = setTimeout(untilExpiry, Math.min(left, longestTimer)).unref();
  };
  const look = async () => {
    try {
      session = await reopen();
    } catch (error) {
      // That nobody can be asked at the moment says nothing about anybody.
      const why = expose(error);
      if (isRefusal(why)) endFor(why);
    }
  };
  const recheck = setInterval(() => void look(), recheckMs).unref();
  untilExpiry();
  return { session: () => session, end };
}
