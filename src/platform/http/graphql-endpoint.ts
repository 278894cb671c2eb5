import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { systemClock } from '../clock.js';
import type { Logger } from '../logging.js';
import { costCheck } from './cost.js';
import type { OperationSeen } from '../metrics/metrics.js';
import { type Exposure, exposing, type KnownError } from './error-exposure.js';
import { limitsRule, type OperationLimits } from './limits.js';
import {
  type BeforeExecution,
  type OperationCheck,
  refuseSubscriptions,
  type RequestedOperation,
} from './operation-checks.js';
import type { TrustedDocuments } from './trusted-documents.js';
import { cut, type RequestScope, scopeOf } from './request-scope.js';

export interface GraphqlEndpointOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** Called once per request. */
  readonly contextOf: (request: {
    readonly headers: IncomingHttpHeaders;
    readonly correlationId: string;
  }) => Promise<Context>;
  readonly knownError?: KnownError | undefined;
  readonly beforeExecution?: BeforeExecution<Context> | undefined;
  readonly introspection: boolean;
  readonly limits: OperationLimits;
  readonly subscriptionEndpoint?: string | undefined;
  /** The only documents that may run; any may without it. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** Hears what became of each operation, for whoever counts. */
  readonly onOperation?: ((seen: OperationSeen) => void) | undefined;
}

export interface GraphqlEndpoint {
  readonly handler: RequestHandler;
  stop(): Promise<void>;
}

/** What was decided about an error when its request was at hand; formatting only looks it up. */
type Exposures = WeakMap<object, Exposure>;

/** Where a context carries its request's scope: a symbol, because Apollo copies the object on its way to the plugins. */
const scopeKey = Symbol('request scope');

interface Scoped {
  readonly [scopeKey]?: RequestScope;
}

interface Requests<Context extends object> {
  readonly exposures: Exposures;
  readonly checks: readonly OperationCheck[];
  readonly knownError: KnownError | undefined;
  readonly beforeExecution: BeforeExecution<Context> | undefined;
  readonly onOperation: (seen: OperationSeen) => void;
}

interface Resolved {
  readonly schema: GraphQLSchema;
  readonly operation?: RequestedOperation['operation'] | undefined;
  readonly document?: RequestedOperation['document'] | undefined;
  readonly request: { readonly variables?: Record<string, unknown> | undefined };
}

const requestedBy = (resolved: Resolved): RequestedOperation | undefined => {
  const { schema, operation, document, request } = resolved;
  return operation && document && { schema, operation, document, variables: request.variables ?? {} };
};

/**
 * With data in it, an answer is a success to HTTP, whatever else went wrong; but what holds nothing, because nobody has
 * signed in, is no part of an answer.
 */
const isRefused = (data: Readonly<Record<string, unknown>> | null | undefined, status?: number): boolean =>
  !data || (status === 401 && Object.values(data).every((value) => value === null));

const seenIn = (scope: RequestScope | undefined, started: number): OperationSeen => ({
  name: scope?.operation?.name,
  transport: 'http',
  codes: [...(scope?.errorCodes ?? [])],
  seconds: (systemClock.monotonic() - started) / 1_000,
});

/** What an error would have HTTP say. */
function fulfil({ status, headers }: NonNullable<Exposure['http']>, http: HTTPGraphQLHead): void {
  if (status !== undefined) http.status = status;
  for (const [name, value] of headers ?? []) http.headers.set(name, value);
}

/** Notes the operation, runs the checks, and decides what each error shows while the request is still known. */
const perRequest = <Context extends object>(
  requests: Requests<Context>,
  log: Logger,
): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ contextValue }) => {
    const scope = (contextValue as Scoped)[scopeKey];
    const started = systemClock.monotonic();
    let wish: Exposure['http'];
    return Promise.resolve({
      didResolveOperation: async (context) => {
        const requested = requestedBy(context);
        if (!requested) return;
        const { name, operation: type } = requested.operation;
        if (scope) scope.operation = { name: name && cut(name.value), type };
        const refusal = requests.checks.map((check) => check(requested)).find((no) => no);
        if (refusal) throw refusal;
        await requests.beforeExecution?.(contextValue, requested).catch((error: unknown) => {
          // Apollo would wrap it, and nobody would know it any more.
          throw requests.knownError?.(error) ?? error;
        });
      },
      didEncounterErrors: (context) => {
        const expose = exposing(scope?.log ?? log, requests.knownError, requestedBy(context));
        for (const error of context.errors) {
          const exposure = expose(error);
          requests.exposures.set(error, exposure);
          scope?.errorCodes.add(String(exposure.extensions['code']));
          wish ??= exposure.http;
        }
        return Promise.resolve();
      },
      willSendResponse: ({ response }) => {
        const { body, http } = response;
        // Whoever counts has heard already that there was no answer.
        if (scope?.late) return Promise.resolve();
        if (scope) scope.counted = true;
        requests.onOperation(seenIn(scope, started));
        if (wish && body.kind === 'single' && isRefused(body.singleResult.data, wish.status))
          fulfil(wish, http);
        return Promise.resolve();
      },
    });
  },
});

const format =
  <Context extends object>({ exposures, knownError }: Requests<Context>, log: Logger) =>
  ({ path, locations }: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const decided = typeof error === 'object' && error !== null ? exposures.get(error) : undefined;
    const { message, extensions } = decided ?? exposing(log, knownError)(error);
    return { message, ...(locations && { locations }), ...(path && { path }), extensions };
  };

const carrying = (exposure: Exposure, exposures: Exposures): GraphQLError => {
  const { status = 500, headers = new Map<string, string>() } = exposure.http ?? {};
  const http = { status, headers: new HeaderMap(headers) };
  const carrier = new GraphQLError(exposure.message, { extensions: { ...exposure.extensions, http } });
  exposures.set(carrier, exposure);
  return carrier;
};

function contextFor<Context extends object>(
  { contextOf }: GraphqlEndpointOptions<Context>,
  { exposures, knownError }: Requests<Context>,
) {
  return async ({ req, res }: { req: Request; res: Response }): Promise<Context> => {
    const scope = scopeOf(req);
    try {
      const context = await contextOf({ headers: req.headers, correlationId: scope.correlationId });
      return Object.assign(Object.create(Object.getPrototypeOf(context) as object) as Context, context, {
        [scopeKey]: scope,
      });
    } catch (error) {
      const exposure = exposing(scope.log, knownError)(error);
      scope.errorCodes.add(String(exposure.extensions['code']));
      if (exposure.http?.status === 401) res.setHeader('www-authenticate', 'Bearer');
      throw carrying(exposure, exposures);
    }
  };
}

/** Apollo with everything off that calls home, caches answers or shows a page of its own. */
const silentPlugins = () => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** GraphQL over HTTP: POST and GET, no batches, no forms, every error decided by `error-exposure.ts`. */
export async function graphqlEndpoint<Context extends object>(
  options: GraphqlEndpointOptions<Context>,
): Promise<GraphqlEndpoint> {
  const { schema, log, introspection, limits, knownError, subscriptionEndpoint } = options;
  const { onOperation = () => undefined } = options;
  const checks = [refuseSubscriptions(subscriptionEndpoint), costCheck(limits)];
  const { beforeExecution } = options;
  const exposures: Exposures = new WeakMap();
  const requests: Requests<Context> = { exposures, checks, knownError, beforeExecution, onOperation };
  const server = new ApolloServer<Context>({
    schema,
    introspection,
    logger: log,
    plugins: [...silentPlugins(), perRequest<Context>(requests, log)],
    formatError: format(requests, log),
    parseOptions: { maxLexicalTokens: limits.maxTokens },
    validationRules: [limitsRule(limits)],
    validationOptions: { maxErrors: limits.maxErrors },
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  const handler = expressMiddleware<Context>(server, { context: contextFor(options, requests) });
  return { handler, stop: () => server.stop() };
}
