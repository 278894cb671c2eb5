import { amountsByCurrency } from './amounts.js';
import { type Environment, type EnvironmentReader, environmentReader } from './environment.js';
import { nearestSetting, unknownSettings } from './settings.js';
import { tracesUrlFrom } from './tracing/tracing-config.js';

/** How tokens are checked: by a secret that both sides know, or by keys that an identity provider publishes. */
export type TokenConfig =
  | { readonly kind: 'SECRET'; readonly secret: string; readonly issuer?: string; readonly audience?: string }
  | { readonly kind: 'JWKS'; readonly url: string; readonly issuer: string; readonly audience: string };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const processRoles = ['all', 'api', 'worker'] as const;

/** What a process does: answers, leads read models and the alarm clock, or both. */
export type ProcessRole = (typeof processRoles)[number];

export interface Config {
  readonly role: ProcessRole;
  /** Absent: the program runs a PostgreSQL of its own in `dataDir`. */
  readonly databaseUrl?: string;
  /** Absent: the events are kept in PostgreSQL too. */
  readonly eventStoreDbUrl?: string;
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Absent where nothing says how tokens are checked: then nothing may be served. */
  readonly auth?: TokenConfig;
  readonly logLevel: (typeof logLevels)[number];
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly corsOrigins: readonly string[];
  readonly live: {
    readonly connections: number;
    readonly connectionsPerPerson: number;
    readonly subscriptions: number;
    readonly waiting: number;
  };
  /** Absent: the metrics are for this very machine. */
  readonly metricsToken?: string;
  /** Where spans are sent; absent: nothing is traced. */
  readonly tracesUrl?: string;
  /** A file; absent: any operation may run. */
  readonly trustedDocuments?: string;
  /** How many values an answer may hold at most. */
  readonly costLimit: number;
  readonly optionValidDays: number;
  readonly silenceDays: number;
  readonly practiceMonths: number;
  /** By currency, the price above which a decision has to be signed. */
  readonly signatureAbove: Readonly<Record<string, string>>;
  readonly objectionDays: number;
  readonly alarmSeconds: number;
  readonly requestsAtOnce: number;
  readonly readTimeoutMs: number;
  readonly commandDays: number;
  readonly databasePool: number;
}

const makeSecret = 'Make a secret with `openssl rand -base64 32` or `answerable token --new-secret`.';

/** What to tell somebody who wants to serve without a way to check tokens. */
export const authMissing =
  'Nothing says how tokens are checked. Set ANSWERABLE_JWT_SECRET, or ANSWERABLE_JWKS_URL with ANSWERABLE_JWT_ISSUER ' +
  `and ANSWERABLE_JWT_AUDIENCE. ${makeSecret}`;

/** HMAC with SHA-256 wants a key of its own length at least (RFC 7518, 3.2). */
export const leastSecretBytes = 32;

const urlFrom = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined);

function databaseUrl(env: EnvironmentReader): string | undefined {
  const value = env.given('DATABASE_URL')?.trim();
  if (value === undefined) return undefined;
  if (!['postgres:', 'postgresql:'].includes(urlFrom(value)?.protocol ?? ''))
    env.report(
      'DATABASE_URL',
      'is not the URL of a PostgreSQL database',
      'It looks like postgres://user:password@host:5432/name, with special characters in the password %-encoded.',
    );
  return value;
}

function eventStoreDbUrl(env: EnvironmentReader): string | undefined {
  const value = env.given('EVENTSTOREDB_URL')?.trim();
  if (value === undefined) return undefined;
  if (!/^esdb(\+discover)?:\/\/[^/?]/.test(value))
    env.report(
      'EVENTSTOREDB_URL',
      'is not the address of an EventStoreDB',
      'It looks like esdb://user:password@host:2113, with more hosts after commas, and ?tls=false where there is no TLS.',
    );
  return value;
}

const named = (issuer: string | undefined, audience: string | undefined) => ({
  ...(issuer !== undefined && { issuer }),
  ...(audience !== undefined && { audience }),
});

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whoever can change the keys under way can be anybody, so they come encrypted or from this very machine. */
function isTrustworthy(value: string): boolean {
  const url = urlFrom(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
}

function publishedKeys(env: EnvironmentReader, url: string): TokenConfig {
  if (!isTrustworthy(url))
    env.report(
      'ANSWERABLE_JWKS_URL',
      'is not an https:// address',
      "Copy it from your identity provider's `jwks_uri`; http:// is for this very machine only.",
    );
  for (const name of ['ANSWERABLE_JWT_ISSUER', 'ANSWERABLE_JWT_AUDIENCE'] as const)
    if (env.given(name) === undefined)
      env.report(
        name,
        'is missing, and ANSWERABLE_JWKS_URL needs it',
        "Otherwise tokens that the provider made for others would do. Copy it from the provider's settings.",
      );
  return {
    kind: 'JWKS',
    url,
    issuer: env.text('ANSWERABLE_JWT_ISSUER'),
    audience: env.text('ANSWERABLE_JWT_AUDIENCE'),
  };
}

function sharedSecret(env: EnvironmentReader, secret: string): TokenConfig {
  if (Buffer.byteLength(secret) < leastSecretBytes)
    env.report('ANSWERABLE_JWT_SECRET', `has less than ${leastSecretBytes} bytes`, makeSecret);
  return {
    kind: 'SECRET',
    secret,
    ...named(env.given('ANSWERABLE_JWT_ISSUER'), env.given('ANSWERABLE_JWT_AUDIENCE')),
  };
}

function auth(env: EnvironmentReader): TokenConfig | undefined {
  const secret = env.given('ANSWERABLE_JWT_SECRET');
  const url = env.given('ANSWERABLE_JWKS_URL')?.trim();
  if (secret !== undefined && url !== undefined)
    env.report(
      'ANSWERABLE_JWT_SECRET',
      'and ANSWERABLE_JWKS_URL are both set',
      'Keep the URL if an identity provider makes your tokens, the secret if you make them yourself.',
    );
  if (url !== undefined) return publishedKeys(env, url);
  if (secret !== undefined) return sharedSecret(env, secret);
  for (const name of ['ANSWERABLE_JWT_ISSUER', 'ANSWERABLE_JWT_AUDIENCE'] as const)
    if (env.given(name) !== undefined)
      env.report(name, 'is set, but nothing to check tokens with', authMissing);
  return undefined;
}

function corsOrigins(env: EnvironmentReader): readonly string[] {
  const origins = env
    .text('ANSWERABLE_CORS_ORIGINS')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  origins.forEach((origin, index) => {
    if (/^https?:/.test(origin) && urlFrom(origin)?.origin === origin) return;
    env.report(
      'ANSWERABLE_CORS_ORIGINS',
      `has something else than an origin at place ${index + 1}`,
      'An origin is a scheme, a host in small letters and a port if it is unusual, without a path or a slash at the ' +
        'end: https://studio.example,http://localhost:5173. There is no * for all.',
    );
  });
  return origins;
}

/** Like `value && { key: value }`, for optional properties that may not be `undefined`. */
const present = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

const leastMetricsToken = 16;

function metricsToken(env: EnvironmentReader): string | undefined {
  const token = env.given('ANSWERABLE_METRICS_TOKEN')?.trim();
  if (token !== undefined && token.length < leastMetricsToken)
    env.report(
      'ANSWERABLE_METRICS_TOKEN',
      `is shorter than ${leastMetricsToken} characters`,
      'Make one with `openssl rand -base64 32`.',
    );
  return token;
}

/** One process with a database of its own has to do everything. */
function role(env: EnvironmentReader): ProcessRole {
  const given = env.oneOf('ANSWERABLE_ROLE', processRoles) ?? 'all';
  if (given !== 'all' && env.given('DATABASE_URL') === undefined)
    env.report(
      'ANSWERABLE_ROLE',
      `is ${given}, and there is no DATABASE_URL`,
      "The program's own PostgreSQL serves one process: give a database that several can share, or leave the role out.",
    );
  return given;
}

function configFrom(env: EnvironmentReader): Config {
  return {
    ...present('databaseUrl', databaseUrl(env)),
    ...present('eventStoreDbUrl', eventStoreDbUrl(env)),
    role: role(env),
    dataDir: env.text('ANSWERABLE_DATA_DIR'),
    host: env.text('ANSWERABLE_HOST'),
    port: env.whole('ANSWERABLE_PORT', { least: 0, most: 65_535 }),
    ...present('auth', auth(env)),
    logLevel: env.oneOf('ANSWERABLE_LOG_LEVEL', logLevels) ?? 'info',
    graphiql: env.flag('ANSWERABLE_GRAPHIQL'),
    introspection: env.flag('ANSWERABLE_INTROSPECTION'),
    corsOrigins: corsOrigins(env),
    live: {
      connections: env.whole('ANSWERABLE_LIVE_CONNECTIONS', { least: 1, most: 100_000 }),
      connectionsPerPerson: env.whole('ANSWERABLE_LIVE_CONNECTIONS_PER_PERSON', { least: 1, most: 1_000 }),
      subscriptions: env.whole('ANSWERABLE_LIVE_SUBSCRIPTIONS', { least: 1, most: 1_000 }),
      waiting: env.whole('ANSWERABLE_LIVE_WAITING', { least: 1, most: 100_000 }),
    },
    ...present('metricsToken', metricsToken(env)),
    ...present('tracesUrl', tracesUrlFrom(env)),
    ...present('trustedDocuments', env.given('ANSWERABLE_TRUSTED_DOCUMENTS')?.trim()),
    optionValidDays: env.whole('ANSWERABLE_OPTION_VALID_DAYS', { least: 1, most: 3_650 }),
    silenceDays: env.whole('ANSWERABLE_SILENCE_DAYS', { least: 1, most: 365 }),
    practiceMonths: env.whole('ANSWERABLE_PRACTICE_MONTHS', { least: 0, most: 120 }),
    signatureAbove: amountsByCurrency(env, 'ANSWERABLE_SIGNATURE_ABOVE'),
    objectionDays: env.whole('ANSWERABLE_OBJECTION_DAYS', { least: 1, most: 365 }),
    alarmSeconds: env.whole('ANSWERABLE_ALARM_SECONDS', { least: 1, most: 3_600 }),
    costLimit: env.whole('ANSWERABLE_COST_LIMIT', { least: 1_000, most: 10_000_000 }),
    requestsAtOnce: env.whole('ANSWERABLE_REQUESTS_AT_ONCE', { least: 1, most: 100_000 }),
    readTimeoutMs: env.whole('ANSWERABLE_READ_TIMEOUT_MS', { least: 1, most: 60_000 }),
    commandDays: env.whole('ANSWERABLE_COMMAND_DAYS', { least: 1, most: 3_650 }),
    databasePool: env.whole('ANSWERABLE_DATABASE_POOL', { least: 2, most: 500 }),
  };
}

/** The whole configuration, or everything that is wrong with it at once, each with the variable and what to try. */
export function loadConfig(
  variables: Environment,
): { readonly config: Config } | { readonly problems: readonly string[] } {
  const env = environmentReader(variables);
  const config = configFrom(env);
  for (const name of unknownSettings(Object.keys(variables)))
    env.report(name, 'is not a setting', `Did you mean ${nearestSetting(name)}?`);
  return env.problems.length === 0 ? { config } : { problems: env.problems };
}
