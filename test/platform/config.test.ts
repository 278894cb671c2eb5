import { authMissing, type Config, loadConfig } from '../../src/platform/config.js';
import { nearestSetting, settings } from '../../src/platform/settings.js';

type Variables = Record<string, string | undefined>;

const configOf = (env: Variables): Config => {
  const loaded = loadConfig(env);
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
};
const problemsOf = (env: Variables): readonly string[] => {
  const loaded = loadConfig(env);
  return 'problems' in loaded ? loaded.problems : [];
};

const secret = 'c'.repeat(31) + 'é';
const jwks = {
  ANSWERABLE_JWKS_URL: 'https://login.example/keys',
  ANSWERABLE_JWT_ISSUER: 'https://login.example',
  ANSWERABLE_JWT_AUDIENCE: 'answerable',
};

const defaults: Config = {
  role: 'all',
  dataDir: './.answerable',
  host: '127.0.0.1',
  port: 4000,
  logLevel: 'info',
  graphiql: true,
  introspection: true,
  corsOrigins: [],
  live: { connections: 1_000, connectionsPerPerson: 20, subscriptions: 20, waiting: 1_000 },
  costLimit: 20_000,
  optionValidDays: 14,
  silenceDays: 7,
  practiceMonths: 8,
  signatureAbove: {},
  objectionDays: 5,
  alarmSeconds: 60,
  requestsAtOnce: 256,
  readTimeoutMs: 2000,
  commandDays: 90,
  databasePool: 20,
};

test('without any variable there is a configuration, but no way to check tokens', () => {
  expect(configOf({})).toEqual(defaults);
  expect(configOf(Object.fromEntries(settings.map(({ name }) => [name, ' '])))).toEqual(defaults);
  expect(authMissing).toMatch(/openssl rand -base64 32/);
});

test('the defaults in the table are what one gets by stating them', () => {
  const stated = settings.flatMap((setting) =>
    'default' in setting ? [[setting.name, setting.default]] : [],
  );
  expect(configOf(Object.fromEntries(stated) as Variables)).toEqual(defaults);
});

test('every variable counts', () => {
  const env = {
    DATABASE_URL: 'postgres://me:p%40ss@db:5432/answerable',
    ANSWERABLE_ROLE: 'worker',
    ANSWERABLE_DATA_DIR: '/data',
    ANSWERABLE_HOST: '0.0.0.0',
    ANSWERABLE_PORT: '0',
    ANSWERABLE_JWT_SECRET: secret,
    ANSWERABLE_LOG_LEVEL: 'Debug',
    ANSWERABLE_GRAPHIQL: 'false',
    ANSWERABLE_INTROSPECTION: 'FALSE',
    ANSWERABLE_CORS_ORIGINS: 'https://studio.example, http://localhost:5173',
    ANSWERABLE_METRICS_TOKEN: 'm'.repeat(16),
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
    ANSWERABLE_TRUSTED_DOCUMENTS: '/documents.json',
    ANSWERABLE_LIVE_CONNECTIONS: '7',
    ANSWERABLE_LIVE_CONNECTIONS_PER_PERSON: '6',
    ANSWERABLE_LIVE_SUBSCRIPTIONS: '5',
    ANSWERABLE_LIVE_WAITING: '4',
    ANSWERABLE_SILENCE_DAYS: '9',
    ANSWERABLE_OPTION_VALID_DAYS: '30',
    ANSWERABLE_PRACTICE_MONTHS: '12',
    ANSWERABLE_COST_LIMIT: '5000',
    EVENTSTOREDB_URL: 'esdb://a:2113,b:2113?tls=false',
    ANSWERABLE_SIGNATURE_ABOVE: ' EUR:5000.50, RUB:300000 ',
    ANSWERABLE_OBJECTION_DAYS: '3',
    ANSWERABLE_ALARM_SECONDS: '5',
    ANSWERABLE_REQUESTS_AT_ONCE: '8',
    ANSWERABLE_READ_TIMEOUT_MS: '500',
    ANSWERABLE_COMMAND_DAYS: '30',
    ANSWERABLE_DATABASE_POOL: '5',
    PATH: '/bin',
  };
  expect(configOf(env)).toEqual({
    databaseUrl: 'postgres://me:p%40ss@db:5432/answerable',
    eventStoreDbUrl: 'esdb://a:2113,b:2113?tls=false',
    costLimit: 5_000,
    role: 'worker',
    dataDir: '/data',
    host: '0.0.0.0',
    port: 0,
    auth: { kind: 'SECRET', secret },
    logLevel: 'debug',
    graphiql: false,
    introspection: false,
    corsOrigins: ['https://studio.example', 'http://localhost:5173'],
    metricsToken: 'm'.repeat(16),
    tracesUrl: 'http://localhost:4318/v1/traces',
    trustedDocuments: '/documents.json',
    live: { connections: 7, connectionsPerPerson: 6, subscriptions: 5, waiting: 4 },
    silenceDays: 9,
    optionValidDays: 30,
    practiceMonths: 12,
    signatureAbove: { EUR: '5000.50', RUB: '300000' },
    objectionDays: 3,
    alarmSeconds: 5,
    requestsAtOnce: 8,
    readTimeoutMs: 500,
    commandDays: 30,
    databasePool: 5,
  });
});

test('tokens are checked by a secret or by published keys', () => {
  expect(configOf(jwks).auth).toEqual({
    kind: 'JWKS',
    url: 'https://login.example/keys',
    issuer: 'https://login.example',
    audience: 'answerable',
  });
  expect(configOf({ ...jwks, ANSWERABLE_JWKS_URL: 'http://127.0.0.1:8080/keys' }).auth?.kind).toBe('JWKS');
  expect(configOf({ ANSWERABLE_JWT_SECRET: secret, ANSWERABLE_JWT_ISSUER: 'me' }).auth).toEqual({
    kind: 'SECRET',
    secret,
    issuer: 'me',
  });
});

test.each<[string, Variables, readonly RegExp[]]>([
  [
    'both ways',
    { ...jwks, ANSWERABLE_JWT_SECRET: secret },
    [/JWT_SECRET and ANSWERABLE_JWKS_URL are both set/],
  ],
  ['a short secret', { ANSWERABLE_JWT_SECRET: 'c'.repeat(31) }, [/JWT_SECRET .*32 bytes.*openssl rand/]],
  [
    'keys of anybody for anybody',
    { ANSWERABLE_JWKS_URL: 'https://login.example/keys' },
    [/JWT_ISSUER is missing/, /JWT_AUDIENCE is missing/],
  ],
  [
    'keys in the open',
    { ...jwks, ANSWERABLE_JWKS_URL: 'http://login.example/keys' },
    [/JWKS_URL is not an https/],
  ],
  ['keys from nowhere', { ...jwks, ANSWERABLE_JWKS_URL: 'login' }, [/JWKS_URL is not an https/]],
  ['an issuer alone', { ANSWERABLE_JWT_ISSUER: 'me' }, [/JWT_ISSUER is set, but nothing/]],
  ['another database', { DATABASE_URL: 'mysql://db/x' }, [/DATABASE_URL is not the URL of a PostgreSQL/]],
  ['no URL', { DATABASE_URL: 'db' }, [/DATABASE_URL is not the URL/]],
  [
    'a port too high',
    { ANSWERABLE_PORT: '65536' },
    [/PORT is not a whole number from 0 to 65535. The usual is 4000/],
  ],
  ['a port in words', { ANSWERABLE_PORT: '4e3' }, [/PORT is not/]],
  ['no EventStoreDB', { EVENTSTOREDB_URL: 'http://db:2113' }, [/EVENTSTOREDB_URL is not.*esdb:/]],
  ['a negative pool', { ANSWERABLE_DATABASE_POOL: '-1' }, [/DATABASE_POOL is not/]],
  ['half a day', { ANSWERABLE_OPTION_VALID_DAYS: '0.5' }, [/OPTION_VALID_DAYS is not/]],
  [
    'a price without a currency',
    { ANSWERABLE_SIGNATURE_ABOVE: 'EUR:1,5000' },
    [/SIGNATURE_ABOVE has something else .* at place 2.*EUR:5000/],
  ],
  ['a negative price', { ANSWERABLE_SIGNATURE_ABOVE: 'EUR:-1' }, [/SIGNATURE_ABOVE .*place 1/]],
  ['a currency twice', { ANSWERABLE_SIGNATURE_ABOVE: 'EUR:1,EUR:2' }, [/SIGNATURE_ABOVE .*twice.*place 2/]],
  ['a year and more to object', { ANSWERABLE_OBJECTION_DAYS: '366' }, [/OBJECTION_DAYS is not/]],
  ['a flag in other words', { ANSWERABLE_GRAPHIQL: 'yes' }, [/GRAPHIQL .*Use true, false/]],
  ['an unknown level', { ANSWERABLE_LOG_LEVEL: 'loud' }, [/LOG_LEVEL .*Use trace, debug/]],
  [
    'all origins, one with a slash and none at all',
    { ANSWERABLE_CORS_ORIGINS: 'https://a.example,*,https://b.example/,null' },
    [/place 2/, /place 3/, /place 4/],
  ],
  [
    'a typing error',
    { ANSWERABLE_PROT: '1' },
    [/ANSWERABLE_PROT is not a setting. Did you mean ANSWERABLE_PORT\?/],
  ],
  [
    'small letters',
    { answerable_port: '1' },
    [/answerable_port is not a setting. Did you mean ANSWERABLE_PORT\?/],
  ],
  [
    'several at once',
    { ANSWERABLE_PORT: 'x', ANSWERABLE_HOTS: 'y', DATABASE_URL: 'z' },
    [/DATABASE_URL/, /ANSWERABLE_PORT/, /ANSWERABLE_HOTS .*ANSWERABLE_HOST\?/],
  ],
])('%s is a problem', (_, env, expected) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(expected.length);
  expected.forEach((pattern, index) => expect(problems[index]).toMatch(pattern));
});

test('no problem repeats a value', () => {
  const names = [...settings.map(({ name }) => name), 'ANSWERABLE_SECRET'];
  const problems = problemsOf(Object.fromEntries(names.map((name) => [name, 'hunter2'])));
  expect(problems.length).toBeGreaterThan(8);
  expect(problems.join()).not.toContain('hunter2');
});

test('the nearest name is found for any nonsense', () => {
  expect(nearestSetting('ANSWERABLE_JWKS_URI')).toBe('ANSWERABLE_JWKS_URL');
  expect(nearestSetting('ANSWERABLE_DATABASE_SIZE')).toBe('ANSWERABLE_DATABASE_POOL');
  expect(settings.map(({ name }) => name)).toContain(nearestSetting(`ANSWERABLE_${'X'.repeat(100_000)}`));
});

test('where traces go: the address for them as it is, or the path at the one for everything; none where it is switched off', () => {
  const everything = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otlp.example/base' };
  const tracesUrl = (env: Variables) => configOf({ ...everything, ...env }).tracesUrl;
  expect(tracesUrl({})).toBe('https://otlp.example/base/v1/traces');
  const other = 'https://traces.example/in';
  expect(tracesUrl({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: other })).toBe(other);
  expect(tracesUrl({ OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
  expect(tracesUrl({ OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toBeUndefined();
  expect(problemsOf({ ...everything, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toEqual([
    'OTEL_EXPORTER_OTLP_PROTOCOL has a value that it does not know. Use http/json.',
  ]);
  expect(problemsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' })).toEqual([
    expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT is not an http:// or https:// address'),
  ]);
  // It may be there for the other programs of the machine.
  expect(problemsOf({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toEqual([]);
});
