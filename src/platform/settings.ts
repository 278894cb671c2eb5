/** One environment variable. The README's table and `--help` are made from these rows. */
export interface Setting {
  readonly name: string;
  /** Absent where there is none; the description says what that means then. */
  readonly default?: string;
  readonly description: string;
}

export const settings = [
  {
    name: 'DATABASE_URL',
    description:
      'PostgreSQL to use (postgres://user:password@host:5432/name). Without it the program runs its own.',
  },
  {
    name: 'EVENTSTOREDB_URL',
    description:
      'EventStoreDB to keep the events in (esdb://user:password@host:2113). Without it they are in PostgreSQL, where everything else is in any case.',
  },
  {
    name: 'ANSWERABLE_ROLE',
    default: 'all',
    description:
      'What this process does: all, api (answers, and leads nothing) or worker (leads read models and the alarm clock, and answers nothing but health and metrics).',
  },
  {
    name: 'ANSWERABLE_DATA_DIR',
    default: './.answerable',
    description: "Folder for the program's own PostgreSQL and other files that last.",
  },
  {
    name: 'ANSWERABLE_HOST',
    default: '127.0.0.1',
    description: 'Address to listen on. 0.0.0.0 is every IPv4 address of this machine.',
  },
  {
    name: 'ANSWERABLE_PORT',
    default: '4000',
    description: 'Port to listen on. 0 takes any free one and says which.',
  },
  {
    name: 'ANSWERABLE_JWT_SECRET',
    description: 'Secret that signs tokens (HS256), of 32 bytes at least. Give this or ANSWERABLE_JWKS_URL.',
  },
  {
    name: 'ANSWERABLE_JWKS_URL',
    description: 'Where an identity provider publishes the keys that it signs tokens with.',
  },
  {
    name: 'ANSWERABLE_JWT_ISSUER',
    description:
      'Who tokens have to come from (`iss`). Needed with ANSWERABLE_JWKS_URL, otherwise checked if given.',
  },
  {
    name: 'ANSWERABLE_JWT_AUDIENCE',
    description:
      'Whom tokens have to be for (`aud`). Needed with ANSWERABLE_JWKS_URL, otherwise checked if given.',
  },
  {
    name: 'ANSWERABLE_LOG_LEVEL',
    default: 'info',
    description: 'What is logged, as JSON lines: trace, debug, info, warn, error, fatal or silent.',
  },
  {
    name: 'ANSWERABLE_GRAPHIQL',
    default: 'true',
    description: 'Whether browsers are offered a page for trying queries: true or false.',
  },
  {
    name: 'ANSWERABLE_INTROSPECTION',
    default: 'true',
    description: 'Whether clients may ask for the GraphQL schema: true or false.',
  },
  {
    name: 'ANSWERABLE_CORS_ORIGINS',
    default: '',
    description:
      'Origins whose pages may use the API, separated by commas (https://studio.example). Empty is none.',
  },
  {
    name: 'ANSWERABLE_LIVE_CONNECTIONS',
    default: '1000',
    description: 'How many websockets and event streams may be open at once: 1 to 100000.',
  },
  {
    name: 'ANSWERABLE_LIVE_CONNECTIONS_PER_PERSON',
    default: '20',
    description: 'How many of them one person may have: 1 to 1000.',
  },
  {
    name: 'ANSWERABLE_LIVE_SUBSCRIPTIONS',
    default: '20',
    description: 'How many subscriptions may run on one websocket: 1 to 1000.',
  },
  {
    name: 'ANSWERABLE_LIVE_WAITING',
    default: '1000',
    description:
      'How many new facts may wait for a client that reads slowly, before it is told that it lags: 1 to 100000.',
  },
  {
    name: 'ANSWERABLE_METRICS_TOKEN',
    description:
      'Who has it may read /metrics from anywhere ("Authorization: Bearer …"), 16 characters at least. Without it they are for this very machine only.',
  },
  {
    name: 'ANSWERABLE_TRUSTED_DOCUMENTS',
    description:
      'File of the only operations that may run: a JSON object of each text under its SHA-256. Without it any may.',
  },
  {
    name: 'ANSWERABLE_COST_LIMIT',
    default: '20000',
    description:
      'How many values an answer may hold at most, by the page sizes that were asked for: 1000 to 10000000.',
  },
  {
    name: 'ANSWERABLE_REQUESTS_AT_ONCE',
    default: '256',
    description:
      'How many requests may be under way at once; the others are told to come again (OVERLOADED): 1 to 100000.',
  },
  {
    name: 'ANSWERABLE_OPTION_VALID_DAYS',
    default: '14',
    description: 'For how many days an offered option holds, unless the offer says otherwise: 1 to 3650.',
  },
  {
    name: 'ANSWERABLE_SILENCE_DAYS',
    default: '7',
    description:
      "After how many days without a word a briefed decider's silence is recorded. It never decides: 1 to 365.",
  },
  {
    name: 'ANSWERABLE_PRACTICE_MONTHS',
    default: '8',
    description:
      'How many months of unbroken practice after the exam make an account manager independent: 0 to 120.',
  },
  {
    name: 'ANSWERABLE_SIGNATURE_ABOVE',
    default: '',
    description:
      'Prices above which a decision has to be signed before anybody starts on it, by currency (EUR:5000,RUB:300000). Empty is never.',
  },
  {
    name: 'ANSWERABLE_OBJECTION_DAYS',
    default: '5',
    description: 'For how many days a client may object to what the studio decided and told them: 1 to 365.',
  },
  {
    name: 'ANSWERABLE_ALARM_SECONDS',
    default: '60',
    description:
      'How many seconds the alarm clock, which wakes what rested and records silence, waits at most before it looks again: 1 to 3600.',
  },
  {
    name: 'ANSWERABLE_READ_TIMEOUT_MS',
    default: '2000',
    description: 'How many milliseconds a mutation waits until its effect can be read: 1 to 60000.',
  },
  {
    name: 'ANSWERABLE_COMMAND_DAYS',
    default: '90',
    description:
      'For how many days a commandId is kept to compare a repeated command with: 1 to 3650. Nothing is stored twice even after that.',
  },
  {
    name: 'ANSWERABLE_DATABASE_POOL',
    default: '20',
    description: 'How many database connections are shared by all requests: 2 to 500.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description:
      'OpenTelemetry collector to send traces to (http://localhost:4318), as JSON to /v1/traces there. Without it nothing is traced.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    description: 'The whole address for traces, where it is another one (https://traces.example/v1/traces).',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_PROTOCOL',
    default: 'http/json',
    description: 'How they are sent: http/json.',
  },
  {
    name: 'OTEL_TRACES_EXPORTER',
    default: 'otlp',
    description: 'Whether they are sent: otlp or none.',
  },
  {
    name: 'OTEL_SDK_DISABLED',
    default: 'false',
    description: 'Switches tracing off whatever else is set: true or false.',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

/** How many single letters differ (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  Array.from(a).forEach((letter, row) => {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  });
  return previous.at(-1) ?? 0;
}

const mostLetters = 100;

/** The setting that was probably meant by a name that is none. */
export function nearestSetting(name: string): SettingName {
  const meant = name.slice(0, mostLetters).toUpperCase();
  const [nearest] = settings
    .map((setting) => ({ name: setting.name, away: distance(meant, setting.name) }))
    .sort((one, other) => one.away - other.away);
  return nearest?.name ?? 'DATABASE_URL';
}

/** Names that were meant for this program and that it doesn't know. */
export const unknownSettings = (names: readonly string[]): readonly string[] =>
  names.filter((name) => /^answerable_/i.test(name) && !settings.some((setting) => setting.name === name));
