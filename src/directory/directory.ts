import { type Query, sql, type Statement } from '../platform/postgres/sql.js';
import { assertFit, type Person, type PersonKind } from './person.js';

export type PutResult =
  | 'PUT'
  /** Somebody else signs in with this subject. Nothing was changed. */
  | 'SUBJECT_TAKEN'
  /** The id is there with another content. Nothing was changed. */
  | 'ID_TAKEN'
  /** The home has a `NAMED` person of this name under another id: `findNamed` says which. Nothing was changed. */
  | 'NAME_TAKEN';

/** People's personal data, apart from the log, so that it can be erased. */
export interface Directory {
  /** The same person again is `PUT` and changes nothing. Throws `UnfitPerson` on what can't be kept. */
  put(person: Person): Promise<PutResult>;
  /** What `put` would answer now. Puts nothing. */
  wouldPut(person: Person): Promise<PutResult>;
  findBySubject(subject: string): Promise<Person | undefined>;
  /** Under their ids; who isn't there, or no more, is missing. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** The person of that name whom records of this home name. */
  findNamed(home: string, name: string): Promise<Person | undefined>;
  /** Forgets somebody who was put in so many seconds ago or earlier. Says whether there was such a one. */
  forgetIfOlder(id: string, seconds: number): Promise<boolean>;
  /** Whether somebody was put in so many seconds ago or earlier: whom `forgetIfOlder` would forget. */
  isOlder(id: string, seconds: number): Promise<boolean>;
  /** Forgets the person. Says whether there was one. */
  erase(id: string): Promise<boolean>;
}

interface Row {
  readonly id: string;
  readonly kind: PersonKind;
  readonly home: string;
  readonly subject: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

const columns = sql`id, kind, home, subject, name, email, phone`;

const personFrom = ({ id, kind, home, subject, name, email, phone }: Row): Person => ({
  id,
  kind,
  home,
  name,
  ...(subject !== null && { subject }),
  ...(email !== null && { email }),
  ...(phone !== null && { phone }),
});

const partsOf = ({ id, kind, home, subject, name, email, phone }: Person) =>
  [id, kind, home, subject, name, email, phone] as const;

const isSame = (one: Person, other: Person) => {
  const parts = partsOf(other);
  return partsOf(one).every((part, index) => part === parts[index]);
};

function obstacleTo(person: Person, known: readonly Person[]): PutResult | undefined {
  const sameId = known.find(({ id }) => id === person.id);
  if (sameId !== undefined) return isSame(sameId, person) ? 'PUT' : 'ID_TAKEN';
  if (known.some(({ subject }) => subject !== undefined && subject === person.subject))
    return 'SUBJECT_TAKEN';
  return known.length > 0 ? 'NAME_TAKEN' : undefined;
}

async function find(query: Query, where: Statement): Promise<readonly Person[]> {
  return (await query<Row>(sql`SELECT ${columns} FROM directory.people WHERE ${where} ORDER BY id`)).map(
    personFrom,
  );
}

/** Without a conflict target, so that no broken constraint is ever reported together with the row's content. */
const insert = (query: Query, { id, kind, home, subject, name, email, phone }: Person) =>
  query<{ id: string }>(sql`
    INSERT INTO directory.people (${columns})
    VALUES (${id}, ${kind}, ${home}, ${subject ?? null}, ${name}, ${email ?? null}, ${phone ?? null})
    ON CONFLICT DO NOTHING RETURNING id`);

const inTheWayOf = ({ id, kind, home, subject, name }: Person) => sql`
  id = ${id} OR subject = ${subject ?? null}
  OR (kind = 'NAMED' AND ${kind}::text = 'NAMED' AND home = ${home} AND name = ${name})`;

const isOlder = (id: string, seconds: number) =>
  sql`id = ${id} AND put_at <= now() - make_interval(secs => ${seconds})`;

const attempts = 5;

/** `query` may be a transaction's, so that a person is put together with something else or not at all. */
export function directory(query: Query): Directory {
  return {
    async put(person) {
      assertFit(person);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        if ((await insert(query, person)).length > 0) return 'PUT';
        const result = obstacleTo(person, await find(query, inTheWayOf(person)));
        // Whoever was in the way may have been erased since.
        if (result !== undefined) return result;
      }
      throw new Error('The directory could not decide whether a person is there.');
    },
    async wouldPut(person) {
      assertFit(person);
      return obstacleTo(person, await find(query, inTheWayOf(person))) ?? 'PUT';
    },
    findBySubject: async (subject) => (await find(query, sql`subject = ${subject}`))[0],
    async findMany(ids) {
      if (ids.length === 0) return new Map();
      const people = await find(query, sql`id = ANY(${ids}::text[])`);
      return new Map(people.map((person) => [person.id, person]));
    },
    findNamed: async (home, name) =>
      (await find(query, sql`kind = 'NAMED' AND home = ${home} AND name = ${name}`))[0],
    forgetIfOlder: async (id, seconds) =>
      (
        await query(sql`
          DELETE FROM directory.people WHERE ${isOlder(id, seconds)} RETURNING id`)
      ).length > 0,
    isOlder: async (id, seconds) =>
      (await query(sql`SELECT 1 FROM directory.people WHERE ${isOlder(id, seconds)}`)).length > 0,
    erase: async (id) =>
      (await query(sql`DELETE FROM directory.people WHERE id = ${id} RETURNING id`)).length > 0,
  };
}
