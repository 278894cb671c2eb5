import type { RequestHandler } from 'express';
import { scopeOf } from './request-scope.js';

/** Whether this process can answer right now, and if not, what is missing. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
}

/** A check that hangs is a failed check. */
const patience = 5_000;

const tooLate = (): Readiness => ({
  ready: false,
  checks: { readiness: { ok: false, detail: `no answer within ${patience} ms` } },
});

async function inTime(readiness: () => Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(tooLate()), patience);
  });
  return Promise.race([readiness(), limit]).finally(() => clearTimeout(timer));
}

/** The process runs. Says nothing of what it depends on: a restart wouldn't help there. */
export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

export const ready =
  (readiness: () => Promise<Readiness>): RequestHandler =>
  async (request, response) => {
    const state = await inTime(readiness).catch((error: unknown): Readiness => {
      scopeOf(request).log.error({ err: error }, 'The readiness check itself failed');
      return { ready: false, checks: { readiness: { ok: false, detail: 'the check itself failed' } } };
    });
    response
      .status(state.ready ? 200 : 503)
      .json({ status: state.ready ? 'ready' : 'not ready', checks: state.checks });
  };
