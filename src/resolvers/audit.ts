import { print } from 'graphql';
import type { Application } from '../application/application.js';
import { type Asking, isAudited } from '../application/audit-reads.js';
import { kindOf } from '../kernel/naming.js';
import type { RequestContext } from './request-context.js';
import { type Requested, rootsOf } from './requested.js';

/** More ids than this are no reading any more; the digest still holds them all. */
const mostIds = 1_000;

/** Whatever is an id of ours in it; nothing else of what somebody sent is kept. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (kindOf(value) !== undefined) yield value;
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* idsIn(part);
}

/** A command is no read. */
const kinds = { query: 'QUERY', mutation: undefined, subscription: 'SUBSCRIPTION' } as const;

/** What is about to be read; `undefined` when it is nothing. */
function askingOf(requested: Requested): Asking | undefined {
  const { operation, document, variables } = requested;
  const kind = kinds[operation.operation];
  const roots = rootsOf(requested);
  if (kind === undefined || roots.length === 0) return undefined;
  const ids = new Set(roots.flatMap(({ args }) => [...idsIn(args)]));
  const operationName = operation.name?.value.slice(0, 200);
  return {
    kind,
    ...(operationName !== undefined && { operationName }),
    fields: [...new Set(roots.map(({ name }) => name))].sort(),
    ids: [...ids].slice(0, mostIds),
    content: { document: print(document), variables, operationName: operationName ?? null },
  };
}

/** Has every read of an auditor recorded before it is executed, on any transport. */
export const recordingReads =
  (app: Pick<Application, 'recordRead'>) =>
  async ({ signedIn: someone, correlationId }: RequestContext, requested: Requested): Promise<void> => {
    if (!someone || !isAudited(someone.principal)) return;
    const asking = askingOf(requested);
    if (asking) await app.recordRead(someone.principal, asking, correlationId);
  };
