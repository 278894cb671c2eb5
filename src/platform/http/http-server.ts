import { createServer, type RequestListener } from 'node:http';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { graphiqlPage, type GraphiqlOptions } from './graphiql.js';
import { type GraphqlEndpoint, graphqlEndpoint, type GraphqlEndpointOptions } from './graphql-endpoint.js';
import { withinDeadline } from './deadline.js';
import { cors, securityHeaders } from './headers.js';
import { live, type Readiness, ready } from './health.js';
import { defaultLimits, type OperationLimits } from './limits.js';
import { loadShedding } from './load-shedding.js';
import { drainer, listen, urlOf } from './listening.js';
import {
  type LiveEndpoints,
  liveEndpoints,
  type LiveServing,
  whereToSubscribe,
} from './live/live-endpoints.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Tracing } from '../tracing/tracing.js';
import { metricsEndpoint, type MetricsServing } from './metrics-endpoint.js';
import { maxBodyBytes, refuse } from './refusals.js';
import { onlyTrusted } from './trusted-documents.js';
import { type OnRefused, openScope } from './request-scope.js';
import { operationSpan, requestSpan } from './request-spans.js';

export { PortInUse } from './listening.js';
export type { Readiness } from './health.js';
export type { LiveServing } from './live/live-endpoints.js';
export type { GraphiqlOperation, GraphiqlOptions } from './graphiql.js';

export interface HttpServerOptions<Context extends object> extends Omit<
  GraphqlEndpointOptions<Context>,
  'limits'
> {
  readonly readiness: () => Promise<Readiness>;
  /** The page at `/`, or false for none. Without operations it opens empty. */
  readonly graphiql?: GraphiqlOptions | false;
  readonly limits?: Partial<OperationLimits>;
  /** Origins whose pages may read answers, such as `https://studio.example`; none otherwise. */
  readonly corsOrigins?: readonly string[];
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Subscriptions over websockets and server-sent events; none without it. */
  readonly live?: LiveServing<Context> | undefined;
  /** Prometheus' metrics at `/metrics`, and what is told for them; none without it. */
  readonly metrics?:
    (Pick<Metrics, 'live'> & Partial<Pick<Metrics, 'underWay'>> & MetricsServing) | undefined;
  /** Tells a collector of requests to `/graphql`; nobody is told without it. */
  readonly tracing?: Tracing | undefined;
  /** How long requests under way may take to finish after `stop`; 10 s unless told otherwise. */
  readonly graceMs?: number;
  /** How many requests may be under way at once; 256 unless told otherwise. Subscriptions have limits of their own. */
  readonly requestsAtOnce?: number;
  /** How long a request may go without an answer; 20 s unless told otherwise. */
  readonly deadlineMs?: number;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Finishes what is under way and ends. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

interface Endpoints {
  readonly graphql: GraphqlEndpoint;
  readonly subscriptions: LiveEndpoints | undefined;
}

type Common = Pick<HttpServerOptions<object>, 'readiness' | 'metrics' | 'log'>;

/** What every process answers, whatever else it does: whether it is well, and how it fares. */
function commonApp({ readiness, metrics, log }: Common, refused: OnRefused): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(openScope(log, refused), securityHeaders);
  app.get('/health/live', live);
  app.get('/health/ready', ready(readiness));
  if (metrics) app.get('/metrics', metricsEndpoint(metrics));
  return app;
}

/** Neither more requests at once than can be answered, nor longer than anybody waits. */
function bounded({
  metrics,
  deadlineMs = answerWithinMs,
  requestsAtOnce = 256,
}: Pick<HttpServerOptions<object>, 'metrics' | 'deadlineMs' | 'requestsAtOnce'>): RequestHandler[] {
  const shedding = loadShedding(requestsAtOnce);
  metrics?.underWay?.(shedding.underWay);
  return [shedding.handler, withinDeadline(deadlineMs)];
}

/** What a request to `/graphql` goes through. */
function answering<Context extends object>(
  options: HttpServerOptions<Context>,
  answer: RequestHandler,
  json: RequestHandler,
): RequestHandler[] {
  const { trustedDocuments, tracing } = options;
  const trusted = [json, ...(trustedDocuments ? [onlyTrusted(trustedDocuments)] : [])];
  if (!tracing) return [...bounded(options), ...trusted, answer];
  return [requestSpan(tracing, '/graphql'), ...bounded(options), ...trusted, operationSpan(tracing, answer)];
}

function appOf<Context extends object>(
  options: HttpServerOptions<Context>,
  { graphql, subscriptions }: Endpoints,
): Express {
  const refused: OnRefused = (seen) => options.onOperation?.({ name: undefined, transport: 'http', ...seen });
  const app = commonApp(options, refused);
  if (options.corsOrigins?.length) app.use(cors(options.corsOrigins));
  const json = express.json({ limit: maxBodyBytes });
  if (subscriptions) app.all('/graphql/stream', json, subscriptions.sse);
  app.all('/graphql', ...answering(options, graphql.handler, json));
  if (options.graphiql !== false) app.use(graphiqlPage(options.graphiql ?? {}, options.host));
  return app;
}

/** Express with our own last word: its own shows the error. */
const listener =
  (app: Express): RequestListener =>
  (request, response) => {
    const [theirs, ours] = [request as Request, response as Response];
    app(theirs, ours, (error: unknown) => refuse(error, theirs, ours));
  };

/** Against clients that send slowly or never; a load balancer keeps idle connections for a minute. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };

/** By then every request is answered, or told that there is no answer. */
export const answerWithinMs = 20_000;

/** Serves the schema at `/graphql`, subscriptions there and at `/graphql/stream`, with GraphiQL at `/` and `/health/live` and `/health/ready` beside it. */
export async function startHttpServer<Context extends object>(
  options: HttpServerOptions<Context>,
): Promise<HttpServer> {
  const { host, port, graceMs = 10_000, corsOrigins: origins = [] } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const subscriptionEndpoint = options.live ? whereToSubscribe : options.subscriptionEndpoint;
  const graphql = await graphqlEndpoint<Context>({ ...options, limits, subscriptionEndpoint });
  const subscriptions =
    options.live &&
    liveEndpoints(options.live, { ...options, limits, origins, onLive: options.metrics?.live });
  const server = createServer(timeouts, listener(appOf(options, { graphql, subscriptions })));
  subscriptions?.attach(server);
  const drain = drainer(server, graceMs);
  const bound = await listen(server, { host, port }).catch(async (error: unknown) => {
    await graphql.stop();
    throw error;
  });
  const end = async () => {
    await Promise.all([drain(), subscriptions?.stop(graceMs)]);
    await graphql.stop();
  };
  let stopped: Promise<void> | undefined;
  return { url: urlOf(host, bound), port: bound, stop: () => (stopped ??= end()) };
}

/** Serves health and metrics only, for a process that answers nothing else. */
export async function startHealthServer(
  options: Common & Pick<HttpServerOptions<object>, 'host' | 'port' | 'graceMs'>,
): Promise<HttpServer> {
  const { host, port, graceMs = 10_000 } = options;
  const server = createServer(timeouts, listener(commonApp(options, () => undefined)));
  const drain = drainer(server, graceMs);
  const bound = await listen(server, { host, port });
  let stopped: Promise<void> | undefined;
  return { url: urlOf(host, bound), port: bound, stop: () => (stopped ??= drain()) };
}
