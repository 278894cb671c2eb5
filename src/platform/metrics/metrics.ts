import { pause } from '../pause.js';
import { type PoolSeen, showPool } from './pool-gauge.js';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What happened to one operation, for those who count. */
export interface OperationSeen {
  readonly name: string | undefined;
  readonly transport: string;
  readonly codes: readonly string[];
  readonly seconds: number;
}

/** How far something that follows the log is behind it. */
export interface LagSeen {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  /** At something that it cannot take in. */
  readonly stopped: boolean;
}

/** Read when somebody asks for the metrics. */
export interface MetricSources {
  readonly queueDepth: () => number;
  readonly lag: () => Promise<readonly LagSeen[]>;
  readonly pool: () => PoolSeen;
  /** By how many seconds this process's clock is ahead of the database's. */
  readonly clockAhead: () => Promise<number>;
  /** The names of all operations that may come, where they are known. */
  readonly operationNames?: readonly string[] | undefined;
}

export interface Metrics {
  readonly operation: (seen: OperationSeen) => void;
  /** A command was refused by a rule of the domain. */
  readonly refused: (code: string) => void;
  readonly appended: (batch: { readonly requests: number; readonly seconds: number }) => void;
  /** A question to the event store went wrong, and is asked again where that can help. */
  readonly eventStoreTrouble: () => void;
  /** The alarm clock did something by itself, or could not. */
  readonly alarm: (kind: string, outcome: string) => void;
  readonly live: (change: {
    readonly transport: string;
    readonly connections?: 1 | -1;
    readonly subscriptions?: 1 | -1;
  }) => void;
  /** Where the number of requests under way is asked for. */
  readonly underWay: (count: () => number) => void;
  readonly from: (sources: MetricSources) => void;
  /** In Prometheus' text format. */
  readonly text: () => Promise<{ readonly type: string; readonly body: string }>;
}

/** Clients choose the names of operations, and each name is a time series for ever. */
const mostNames = 200;

const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The first so many names count each for itself, all others together. */
function boundedNames(known: readonly string[] | undefined) {
  const names = new Set(known);
  return (name: string | undefined): string => {
    if (name === undefined) return 'anonymous';
    if (known === undefined && names.size < mostNames) names.add(name);
    return names.has(name) ? name : 'other';
  };
}

/** Whoever collects metrics asks every few seconds, and waits for all of them together. */
const patienceMs = 1_000;

/** What is there in time; nothing where the database can't be asked. */
const inTime = <Seen>(asked: Promise<Seen>): Promise<Seen | undefined> =>
  Promise.race([asked.catch(() => undefined), pause(patienceMs).then(() => undefined)]);

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let labelOf = boundedNames(undefined);
  let measure = () => Promise.resolve();

  const operations = new Counter({
    ...{ name: 'answerable_operations_total', help: 'GraphQL operations answered.', registers },
    labelNames: ['operation', 'transport', 'outcome'],
  });
  const operationSeconds = new Histogram({
    ...{ name: 'answerable_operation_seconds', help: 'How long operations took.', registers },
    ...{ labelNames: ['operation'], buckets: durations },
  });
  const errors = new Counter({
    ...{ name: 'answerable_errors_total', help: 'Errors of GraphQL answers by code.', registers },
    labelNames: ['code'],
  });
  const refusals = new Counter({
    ...{ name: 'answerable_refusals_total', help: 'Commands refused by a rule, by its code.', registers },
    labelNames: ['code'],
  });
  const alarms = new Counter({
    ...{ name: 'answerable_alarms_total', help: 'What the alarm clock tried, by outcome.', registers },
    labelNames: ['kind', 'outcome'],
  });
  const troubles = new Counter({
    ...{ name: 'answerable_event_store_troubles_total', registers },
    help: 'Questions to EventStoreDB that went wrong, each try for itself.',
  });
  const appendSeconds = new Histogram({
    ...{ name: 'answerable_append_seconds', help: 'How long storing a batch of commands took.', registers },
    buckets: durations,
  });
  const batchSize = new Histogram({
    ...{ name: 'answerable_append_batch_commands', help: 'Commands stored in one batch.', registers },
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  });
  const connections = new Gauge({
    ...{ name: 'answerable_live_connections', help: 'Websockets and event streams open.', registers },
    labelNames: ['transport'],
  });
  const subscriptions = new Gauge({
    ...{ name: 'answerable_live_subscriptions', help: 'Subscriptions running.', registers },
    labelNames: ['transport'],
  });
  for (const transport of ['websocket', 'sse']) {
    connections.set({ transport }, 0);
    subscriptions.set({ transport }, 0);
  }

  return {
    operation: ({ name, transport, codes, seconds }) => {
      const operation = labelOf(name);
      operations.inc({ operation, transport, outcome: codes.length === 0 ? 'ok' : 'error' });
      operationSeconds.observe({ operation }, seconds);
      codes.forEach((code) => errors.inc({ code }));
    },
    refused: (code) => refusals.inc({ code }),
    alarm: (kind, outcome) => alarms.inc({ kind: kind.toLowerCase(), outcome: outcome.toLowerCase() }),
    eventStoreTrouble: () => {
      troubles.inc();
    },
    appended: ({ requests, seconds }) => {
      appendSeconds.observe(seconds);
      batchSize.observe(requests);
    },
    live: ({ transport, connections: ofConnections = 0, subscriptions: ofSubscriptions = 0 }) => {
      connections.inc({ transport }, ofConnections);
      subscriptions.inc({ transport }, ofSubscriptions);
    },
    underWay: (count) => {
      new Gauge({
        ...{
          name: 'answerable_requests_under_way',
          help: 'Requests to GraphQL without an answer yet.',
          registers,
        },
        collect() {
          this.set(count());
        },
      });
    },
    from: ({ queueDepth, lag, pool, clockAhead, operationNames }) => {
      showPool(registry, pool);
      labelOf = boundedNames(operationNames);
      collectDefaultMetrics({ register: registry });
      new Gauge({
        ...{ name: 'answerable_append_queue', help: 'Commands that wait to be stored.', registers },
        collect() {
          this.set(queueDepth());
        },
      });
      const ages = new Gauge({
        ...{ name: 'answerable_projection_lag_seconds', registers, labelNames: ['projection'] },
        help: 'How long the oldest event that a read model has not folded in has waited.',
      });
      const distances = new Gauge({
        ...{ name: 'answerable_projection_lag_events', registers, labelNames: ['projection'] },
        help: 'How many events a read model is behind the log.',
      });
      const stops = new Gauge({
        ...{ name: 'answerable_projection_stopped', registers, labelNames: ['projection'] },
        help: '1 while what follows the log is stopped at an event that it cannot take in.',
      });
      const clocks = new Gauge({
        ...{ name: 'answerable_clock_ahead_seconds', registers },
        help: "By how much this process's clock is ahead of the database's; below zero where it is behind.",
      });
      measure = async () => {
        const [seen = [], ahead] = await Promise.all([inTime(lag()), inTime(clockAhead())]);
        clocks.set(ahead ?? Number.NaN);
        // Without a database there is nothing to say of it; everything else is still told.
        ages.reset();
        distances.reset();
        stops.reset();
        for (const { name: projection, events, seconds, stopped } of seen) {
          ages.set({ projection }, seconds);
          distances.set({ projection }, events);
          stops.set({ projection }, stopped ? 1 : 0);
        }
      };
    },
    text: async () => {
      // Before any is written down: one that another one's reading sets would be told a scrape late.
      await measure();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
