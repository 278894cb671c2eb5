import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { systemClock } from '../../clock.js';
import type { Logger } from '../../logging.js';
import { costCheck } from '../cost.js';
import type { PlatformErrorCode } from '../error-codes.js';
import { type Exposure, exposing } from '../error-exposure.js';
import type { GraphqlEndpointOptions } from '../graphql-endpoint.js';
import { limitsRule } from '../limits.js';
import type { RequestedOperation } from '../operation-checks.js';
import { trustedText } from '../trusted-documents.js';
import type { LiveTransport, OnLive } from './live-connections.js';

/** What a client sends to subscribe. Nothing of it was checked. */
export interface LiveRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
  readonly documentId?: unknown;
}

export type Results = AsyncGenerator<ExecutionResult, void, undefined>;

/** A subscription that may be started. */
export interface Prepared {
  readonly requested: RequestedOperation;
  readonly operationName: string | undefined;
}

type OperationOptions<Context extends object> = Pick<
  GraphqlEndpointOptions<Context>,
  | 'schema'
  | 'knownError'
  | 'beforeExecution'
  | 'introspection'
  | 'limits'
  | 'onOperation'
  | 'trustedDocuments'
> & { readonly onLive?: OnLive | undefined };

/** What a subscription is started with. */
export interface Starting<Context> {
  readonly contextOf: () => Context;
  readonly log: Logger;
  readonly transport: LiveTransport;
}

const refusal = (code: PlatformErrorCode, message: string) =>
  new GraphQLError(message, { extensions: { code } });

/** The same error about the same place, in other words. */
const reworded = (error: unknown, { message, extensions }: Pick<Exposure, 'message' | 'extensions'>) => {
  const { nodes, source, positions, path }: Partial<GraphQLError> =
    error instanceof GraphQLError ? error : {};
  return new GraphQLError(message, {
    ...{ nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null },
    extensions: { ...extensions },
  });
};

/** As it goes out: what HTTP would say about it is nobody's business here. */
export const shownError = (exposure: Exposure, error?: unknown): GraphQLError => reworded(error, exposure);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const suggestion = / ?Did you mean (.+?)\?$/;

interface Checked {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

function checkedRequest(request: LiveRequest | GraphQLError): Checked | GraphQLError {
  if (request instanceof GraphQLError) return request;
  const { query, operationName, variables } = request;
  if (typeof query !== 'string') return refusal('BAD_REQUEST', 'Send the subscription as `query`.');
  if (variables != null && !isRecord(variables))
    return refusal('BAD_REQUEST', 'Send `variables` as an object.');
  const name = typeof operationName === 'string' ? operationName : undefined;
  return { query, operationName: name, variables: variables ?? {} };
}

function parsed(query: string, { limits }: { limits: { maxTokens: number } }): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: limits.maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return reworded(error, { message: error.message, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}

/** Tells of one subscription for the metrics, when it began and what it came to. */
function countedIn(
  { onLive, onOperation }: Pick<OperationOptions<object>, 'onLive' | 'onOperation'>,
  { name, transport }: { readonly name: string | undefined; readonly transport: LiveTransport },
) {
  const started = systemClock.monotonic();
  const codes = new Set<string>();
  let running = false;
  return {
    began: () => {
      running = true;
      onLive?.({ transport, subscriptions: 1 });
    },
    told: (errors: readonly GraphQLError[]) => {
      errors.forEach(({ extensions }) => codes.add(String(extensions['code'])));
    },
    ended: () => {
      if (running) onLive?.({ transport, subscriptions: -1 });
      const seconds = (systemClock.monotonic() - started) / 1_000;
      onOperation?.({ name, transport, codes: [...codes], seconds });
    },
  };
}

/**
 * What plain HTTP gets from Apollo, for the transports that Apollo does not cover: the same limits, checks and masking, in the
 * same order. Only subscriptions pass.
 */
export function liveOperations<Context extends object>(options: OperationOptions<Context>) {
  const { schema, knownError, beforeExecution, introspection, limits, trustedDocuments } = options;
  const rules = [
    ...specifiedRules,
    limitsRule(limits),
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  const checks = [costCheck(limits)];

  /** In full text where only trusted documents may run; whatever else was sent then has none. */
  const meant = (request: LiveRequest): LiveRequest | GraphQLError => {
    if (!trustedDocuments) return request;
    const query = trustedText(trustedDocuments, { ...request });
    return query instanceof GraphQLError ? query : { ...request, query };
  };

  const invalid = (document: DocumentNode): readonly GraphQLError[] =>
    validate(schema, document, rules, { maxErrors: limits.maxErrors }).map((error) => {
      const message = introspection ? error.message : error.message.replace(suggestion, '');
      const code = error.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED';
      return reworded(error, { message, extensions: { ...error.extensions, code } });
    });

  function operationIn(document: DocumentNode, name: string | undefined) {
    const operation = getOperationAST(document, name);
    if (!operation) return refusal('BAD_REQUEST', 'Say by `operationName` which operation is meant.');
    return operation.operation === OperationTypeNode.SUBSCRIPTION
      ? operation
      : refusal(
          'ONLY_SUBSCRIPTIONS_HERE',
          'Only subscriptions are answered here. Send it by POST to /graphql.',
        );
  }

  /** The subscription that is meant, or why it may not be started. */
  function prepared(request: Checked): Prepared | readonly GraphQLError[] {
    const { query, operationName, variables } = request;
    const document = parsed(query, options);
    if (document instanceof GraphQLError) return [document];
    const errors = invalid(document);
    if (errors.length > 0) return errors;
    const operation = operationIn(document, operationName);
    if (operation instanceof GraphQLError) return [operation];
    const requested = { schema, operation, document, variables };
    const refused = checks.map((check) => check(requested)).find((no) => no);
    return refused ? [refused] : { requested, operationName };
  }

  /** Decides what goes out of each error, and logs what does not. */
  const exposureOf = (log: Logger, requested?: RequestedOperation) => exposing(log, knownError, requested);

  return {
    exposureOf,

    /** The subscription that is meant, or what to tell the client. */
    prepare(
      request: LiveRequest,
      { log, transport }: Pick<Starting<Context>, 'log' | 'transport'>,
    ): Prepared | readonly GraphQLError[] {
      const checked = checkedRequest(meant(request));
      const found = checked instanceof GraphQLError ? [checked] : prepared(checked);
      if ('requested' in found) return found;
      const expose = exposureOf(log);
      const shown = found.map((error) => shownError(expose(error), error));
      const counted = countedIn(options, { name: undefined, transport });
      counted.told(shown);
      counted.ended();
      return shown;
    },

    /** Starts it: answers as they come, the last one with the reason where it ended by an error. */
    async start(
      { requested, operationName }: Prepared,
      { contextOf, log, transport }: Starting<Context>,
    ): Promise<Results | ExecutionResult> {
      const expose = exposureOf(log, requested);
      const counted = countedIn(options, { name: requested.operation.name?.value, transport });
      const shown = (result: ExecutionResult): ExecutionResult => {
        if (!result.errors) return result;
        const errors = result.errors.map((error) => shownError(expose(error), error));
        counted.told(errors);
        return { ...result, errors };
      };
      const args = {
        schema,
        document: requested.document,
        variableValues: requested.variables,
        ...(operationName !== undefined && { operationName }),
      };
      try {
        await beforeExecution?.(contextOf(), requested);
      } catch (error) {
        const errors = [shownError(expose(error))];
        counted.told(errors);
        counted.ended();
        return { errors };
      }
      const source = await createSourceEventStream({ ...args, contextValue: contextOf() });
      if (!(Symbol.asyncIterator in source)) {
        const refused = shown(source);
        counted.ended();
        return refused;
      }
      counted.began();
      const events = source[Symbol.asyncIterator]();

      const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
        const event = await events.next();
        if (event.done === true) return end();
        // Each answer within what its reader may see at that moment.
        const result = await execute({ ...args, rootValue: event.value, contextValue: contextOf() });
        return { done: false, value: shown(result) };
      };
      let ended = false;
      const end = async (): Promise<IteratorResult<ExecutionResult, void>> => {
        if (!ended) {
          ended = true;
          counted.ended();
          await events.return?.();
        }
        return { done: true, value: undefined };
      };
      const results: Results = {
        next: async () => {
          if (ended) return { done: true, value: undefined };
          try {
            return await next();
          } catch (error) {
            const errors = [shownError(expose(error))];
            counted.told(errors);
            await end();
            return { done: false, value: { errors } };
          }
        },
        return: end,
        throw: end,
        [Symbol.asyncIterator]: () => results,
        [Symbol.asyncDispose]: async () => {
          await end();
        },
      };
      return results;
    },
  };
}

export type LiveOperations<Context extends object> = ReturnType<typeof liveOperations<Context>>;
