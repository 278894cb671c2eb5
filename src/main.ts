import { readFile } from 'node:fs/promises';
import { personalText } from './aggregates/change-request/index.js';
import { personalText as agreementText } from './aggregates/delegation-agreement/index.js';
import { clientPersonalText } from './aggregates/client/index.js';
import { memberPersonalText } from './aggregates/member/index.js';
import { projectPersonalText } from './aggregates/project/index.js';
import { startAlarmClock } from './application/alarm-clock/start-alarm-clock.js';
import { type Application, createApplication } from './application/application.js';
import { keyedDigestOf } from './application/digest.js';
import { turns } from './platform/turns.js';
import { tokenVerifier } from './auth/tokens.js';
import { directory } from './directory/directory.js';
import { type Keyring, keyring } from './directory/keyring.js';
import { eventStoreDbEventStore } from './event-store/engines/eventstoredb/eventstoredb-event-store.js';
import { EventStoreRefused, EventStoreUnavailable } from './event-store/engines/eventstoredb/failures.js';
import { keepForgetting } from './event-store/engines/postgres/forgetting.js';
import { postgresEventStore } from './event-store/engines/postgres/postgres-event-store.js';
import type { EventStore } from './event-store/event-store.js';
import type { PersonalText } from './event-store/sealing/personal-text.js';
import { sealedEventStore } from './event-store/sealing/sealed-event-store.js';
import { tracedEventStore } from './event-store/traced-event-store.js';
import { type Clock, systemClock } from './platform/clock.js';
import type { Config, ProcessRole, TokenConfig } from './platform/config.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import {
  type GraphiqlOptions,
  type HttpServer,
  startHealthServer,
  startHttpServer,
} from './platform/http/http-server.js';
import { trustedDocumentsIn } from './platform/http/trusted-documents.js';
import type { Logger } from './platform/logging.js';
import { sql } from './platform/postgres/sql.js';
import { createMetrics, type Metrics } from './platform/metrics/metrics.js';
import { type Database, openDatabase } from './platform/postgres/database.js';
import { migrate } from './platform/postgres/migrate.js';
import { startTracing } from './platform/tracing/start-tracing.js';
import type { Tracing } from './platform/tracing/tracing.js';
import { version } from './platform/version.js';
import { allProjections, queriesOf } from './projections/all.js';
import type { StoredLog } from './projections/log-tree/log-tree.js';
import { logTreeQueries } from './projections/log-tree/log-tree.queries.js';
import { logTreeFollower } from './projections/log-tree/log-tree.step.js';
import { past, type PastSources } from './projections/past.js';
import { present } from './projections/snapshot.js';
import { supposing } from './projections/supposing.js';
import { type Projections, startProjections } from './projections/start-projections.js';
import { beforeReading } from './resolvers/before-reading.js';
import { createSchema } from './resolvers/create-schema.js';
import { isDatabaseAway } from './platform/postgres/errors.js';
import { knownError, storageAway } from './resolvers/known-errors.js';
import { contextFrom, sessionFrom } from './resolvers/sign-in.js';

/** Each aggregate's own word on which of its texts are personal; the store takes them as they are. */
const allPersonalText = {
  ...personalText,
  ...agreementText,
  ...clientPersonalText,
  ...memberPersonalText,
  ...projectPersonalText,
} as unknown as PersonalText;

/** Whose key the fingerprints of commands are made with; it is nobody's, so it is never erased. */
const fingerprints = 'command-fingerprints';

export interface Storage {
  readonly database: Database;
  readonly store: EventStore;
  /** The same events with what is sealed in them still sealed: what the log's tree is made of. */
  readonly asStored: StoredLog;
  readonly keys: Keyring;
  readonly metrics: Metrics;
  /** How many appends wait. */
  readonly queueDepth: () => number;
  close(): Promise<void>;
}

interface Engine {
  readonly store: EventStore & { waiting(): number };
  /** Ends what goes on beside it. */
  readonly stop: () => Promise<void>;
}

/** Where the events are kept: in PostgreSQL, or in EventStoreDB where there is one. */
function openEngine(
  { eventStoreDbUrl, commandDays }: Config,
  {
    database,
    metrics,
    log,
  }: { readonly database: Database; readonly metrics: Metrics; readonly log: Logger },
): Engine {
  if (eventStoreDbUrl !== undefined) {
    const store = eventStoreDbEventStore({
      url: eventStoreDbUrl,
      onBatch: metrics.appended,
      onTrouble: (error) => {
        metrics.eventStoreTrouble();
        log.warn({ err: error }, 'EventStoreDB could not be reached; tried again.');
      },
    });
    return { store, stop: () => Promise.resolve() };
  }
  const store = postgresEventStore(database, {}, metrics.appended);
  const stop = keepForgetting(store, {
    days: commandDays,
    now: systemClock.now,
    onError: (error) =>
      log.error({ err: error }, 'Old command ids could not be forgotten; tried again in an hour.'),
  });
  return { store, stop };
}

/** Opens the database (one's own, or the program's) and the event store on it, migrated. */
export async function openStorage(
  config: Config,
  log: Logger,
  onGone: (error: Error) => void,
): Promise<Storage> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line), onGone })
      : undefined;
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl };
  const database = openDatabase({ ...connection, max: config.databasePool }, (error) =>
    log.warn({ err: error }, 'A database connection broke; the pool replaces it.'),
  );
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  try {
    const patient = database.patient();
    await migrate(patient).finally(() => patient.close());
    const keys = keyring(database.query);
    const metrics = createMetrics();
    const engine = openEngine(config, { database, metrics, log });
    const store = sealedEventStore(engine.store, keys, allPersonalText);
    return {
      database,
      store,
      asStored: engine.store,
      keys,
      metrics,
      queueDepth: () => engine.store.waiting(),
      close: async () => {
        await engine.stop();
        await store.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Core extends Storage {
  readonly app: Application;
  readonly projections: Projections;
}

interface CoreOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly onGone: (error: Error) => void;
  /** The machine's own unless another one is handed in. */
  readonly clock?: Clock;
}

/** What is told of everything, where somebody listens. */
interface Told {
  readonly tracing?: Tracing | undefined;
}

const tellingOf = (storage: Storage, tracing: Tracing | undefined): Storage =>
  tracing ? { ...storage, store: tracedEventStore(storage.store, tracing) } : storage;

async function coreOf(
  { config, log, onGone, clock = systemClock, tracing }: CoreOptions & Told,
  role: ProcessRole = config.role,
): Promise<Core> {
  const storage = tellingOf(await openStorage(config, log, onGone), tracing);
  try {
    const { database, store, asStored, keys } = storage;
    const { query } = database;
    const running = await startProjections({
      ...{ database, store, projections: allProjections, log, tracing },
      others: [logTreeFollower({ query, log: asStored })],
      onlyFollows: role === 'api',
    });
    const oneByOne = turns();
    const inTurn: PastSources['inTurn'] = (work) => oneByOne('past', work);
    const app = createApplication({
      store,
      asStored,
      logTree: logTreeQueries(query),
      directory: directory(query),
      queries: queriesOf(present(query)),
      queriesAsOf: (moment) => queriesOf(past({ database, store, inTurn }, moment)),
      queriesSupposing: (facts) => queriesOf(supposing(database, facts)),
      now: clock.now,
      onRefused: storage.metrics.refused,
      tracing,
      fingerprintOf: async (content) => keyedDigestOf((await keys.keyFor(fingerprints)).key, content),
      settings: {
        optionValidDays: config.optionValidDays,
        silenceDays: config.silenceDays,
        practiceMonths: config.practiceMonths,
        signatureAbove: config.signatureAbove,
        objectionDays: config.objectionDays,
        readTimeoutMs: config.readTimeoutMs,
        liveWaiting: config.live.waiting,
        version,
      },
      onTailError: (error) =>
        log.error({ err: error }, 'The end of the log could not be read; tried again within a second.'),
      waitFor: running.waitFor,
      projectionStatus: running.status,
    });
    const close = async () => {
      await running.stop();
      await storage.close();
    };
    return { ...storage, app, projections: running, close };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** The whole program but its HTTP server: what commands of the CLI work with. */
export const openCore = (config: Config, log: Logger, onGone: (error: Error) => void): Promise<Core> =>
  coreOf({ config, log, onGone }, 'all');

/** Ready when the database answers and every read model goes on. */
const readinessOf =
  ({ projections: running }: Core) =>
  async () => {
    try {
      const stopped = (await running.status()).filter(({ failure }) => failure).map(({ name }) => name);
      const readModels =
        stopped.length === 0 ? { ok: true } : { ok: false, detail: `stopped: ${stopped.join(', ')}` };
      return { ready: readModels.ok, checks: { database: { ok: true }, readModels } };
    } catch (error) {
      // The detail is in the log of whatever failed; a health page is no place for a connection's error.
      const failed = { ok: false, detail: 'does not answer' };
      const away = error instanceof EventStoreUnavailable || error instanceof EventStoreRefused;
      return { ready: false, checks: away ? { eventStore: failed } : { database: failed } };
    }
  };

const isStorageAway = (error: unknown): boolean =>
  isDatabaseAway(error) || error instanceof EventStoreUnavailable;

const lagOf =
  ({ projections: running }: Core) =>
  async () =>
    (await running.status()).map(({ name, lagEvents, lagSeconds, failure }) => ({
      name,
      events: Number(lagEvents),
      seconds: lagSeconds,
      stopped: failure !== undefined,
    }));

const alarmClockOf = (
  { app, database, store, metrics }: Core,
  { config, log, clock }: Pick<ServeOptions, 'config' | 'log'> & { readonly clock: Clock },
) =>
  startAlarmClock({
    ...{ app, database, store, log },
    now: clock.now,
    silenceDays: config.silenceDays,
    everyMilliseconds: config.alarmSeconds * 1_000,
    onRung: metrics.alarm,
  });

export interface Running {
  readonly url: string;
  readonly core: Core;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

export interface ServeOptions extends CoreOptions {
  /** Absent only where nobody is answered: in a worker. */
  readonly auth?: TokenConfig | undefined;
  /** What the page at `/` shows, where there is one. */
  readonly graphiql?: GraphiqlOptions;
}

const metricsOf = ({ metrics }: Core, { metricsToken }: Config) => ({
  ...metrics,
  ...(metricsToken !== undefined && { token: metricsToken }),
});

const clockAheadOf =
  ({ database }: Core, { now }: Clock) =>
  async () => {
    const [row] = await database.query<{ at: number }>(
      sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at`,
    );
    return row ? (Date.parse(now()) - row.at) / 1_000 : Number.NaN;
  };

const sourcesOf = (core: Core, { clock = systemClock }: Pick<ServeOptions, 'clock'>) => ({
  queueDepth: core.queueDepth,
  lag: lagOf(core),
  pool: core.database.use,
  clockAhead: clockAheadOf(core, clock),
});

/** Nobody is answered from read models that lag behind what was acknowledged before the start, if it can be helped. */
async function serveApi(core: Core, options: ServeOptions & Told): Promise<HttpServer> {
  const { config, auth, log, graphiql = {}, tracing } = options;
  if (!auth) throw new Error('Nothing says how tokens are checked.');
  const trustedDocuments =
    config.trustedDocuments === undefined
      ? undefined
      : trustedDocumentsIn(await readFile(config.trustedDocuments, 'utf8'));
  const verify = tokenVerifier(auth);
  await core.app.caughtUp(await core.store.head());
  core.metrics.from({ ...sourcesOf(core, options), operationNames: trustedDocuments?.names });
  return startHttpServer({
    schema: await createSchema(core.app),
    log,
    tracing,
    contextOf: contextFrom(core.app, verify),
    trustedDocuments,
    onOperation: core.metrics.operation,
    metrics: metricsOf(core, config),
    live: { openSession: sessionFrom(core.app, verify), limits: config.live },
    readiness: readinessOf(core),
    knownError: (error) => knownError(error) ?? (isStorageAway(error) ? storageAway() : undefined),
    limits: { maxCost: config.costLimit },
    requestsAtOnce: config.requestsAtOnce,
    beforeExecution: beforeReading(core.app),
    graphiql: config.graphiql && graphiql,
    introspection: config.introspection,
    corsOrigins: config.corsOrigins,
    host: config.host,
    port: config.port,
  });
}

/** A worker answers nothing but how it fares. */
function serveHealth(core: Core, options: ServeOptions): Promise<HttpServer> {
  const { config, log } = options;
  core.metrics.from(sourcesOf(core, options));
  const { host, port } = config;
  return startHealthServer({
    ...{ log, host, port },
    readiness: readinessOf(core),
    metrics: metricsOf(core, config),
  });
}

const noAlarms = () => Promise.resolve();

async function start(options: ServeOptions & Told): Promise<Running> {
  const { config, log, clock = systemClock } = options;
  const { role } = config;
  const core = await coreOf(options);
  let http: HttpServer;
  let stopAlarms: () => Promise<void>;
  try {
    http = await (role === 'worker' ? serveHealth : serveApi)(core, options);
    stopAlarms = role === 'api' ? noAlarms : alarmClockOf(core, { config, log, clock });
  } catch (error) {
    await core.close();
    throw error;
  }
  const stop = async () => {
    await http.stop();
    await stopAlarms();
    await core.close();
  };
  let stopped: Promise<void> | undefined;
  return { url: http.url, core, stop: () => (stopped ??= stop()) };
}

/** Serves the product, or the part of it that this process is for. */
export async function startAnswerable(options: ServeOptions): Promise<Running> {
  const tracing = await startTracing(options.config.tracesUrl, options.log);
  if (!tracing) return start(options);
  const running = await start({ ...options, tracing }).catch(async (error: unknown) => {
    await tracing.stop();
    throw error;
  });
  const stop = async () => {
    await running.stop();
    await tracing.stop();
  };
  let stopped: Promise<void> | undefined;
  return { ...running, stop: () => (stopped ??= stop()) };
}
