import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { Application } from '../../src/application/application.js';
import { newUuid } from '../../src/platform/ids.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { mutationText } from '../support/api-client.js';
import { type IdSlot, idSlotsOf } from '../support/id-slots.js';
import { knownAt } from '../support/known-ids.js';
import { transports } from '../support/live-client.js';
import { leadTo } from '../support/request-life.js';
import { type Known, mutationsOf } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

/**
 * Every id of ACME's in every place where the API takes one, for people who see nothing of ACME: each answers exactly as an
 * id that was never given to anything.
 */
const outsiders = ['bert', 'dana'] as const satisfies readonly Subject[];

/** Refusals that each meets only behind the door: Bert decides at BETA, Dana is on no project at all. */
const reached = { bert: ['OPTION_NOT_OFFERED', 'FORBIDDEN'], dana: ['NOT_FOUND', 'FORBIDDEN'] } as const;

let studio: Studio;
let schema: GraphQLSchema;
/** What is there for BETA, so that the outsider's own part of each input is good. */
let known: Known;
/** Every id that ACME's facts name, by kind. */
let foreign: ReadonlyMap<string, readonly string[]>;

const anyId = /\b[a-z]{3}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const kindIn = (id: string) => id.slice(0, 3);

/** ACME's life, told at BETA by the people of BETA. */
function atBeta(): Studio {
  const played: Partial<Record<Subject, Subject>> = { klara: 'bert', carl: 'bella', max: 'mia' };
  const { people, beta } = studio;
  return {
    ...studio,
    acme: beta,
    people: { ...people, klara: people.bert, carl: people.bella, max: people.mia },
    by: (subject) => studio.by(played[subject] ?? subject),
  };
}

async function idsOfAcme(): Promise<ReadonlyMap<string, string[]>> {
  const stored = await studio.core.database.query<{ stream_id: string; text: string }>({
    text: `SELECT stream_id, concat(stream_id, data, metadata) AS text FROM event_store.events
      WHERE stream_category <> 'auditTrail' ORDER BY position`,
    values: [],
  });
  const isAcmes = ({ text }: { text: string }) =>
    text.includes(studio.acme.clientId) || text.includes(studio.acme.projectId);
  const found = stored.filter(isAcmes).flatMap(({ text }) => text.match(anyId) ?? []);
  const byKind = new Map<string, string[]>();
  for (const id of new Set(found)) byKind.set(kindIn(id), [...(byKind.get(kindIn(id)) ?? []), id]);
  // The studio's own people are nobody's secret.
  byKind.delete('mem');
  return byKind;
}

beforeAll(async () => {
  studio = await startStudio();
  schema = await createSchema({} as Application);
  await leadTo('SIGNED', studio);
  await studio.by('mia').done('projectAssignMember', {
    ...{ projectId: studio.beta.projectId, memberId: studio.people.walter, duty: 'SPECIALIST' },
  });
  known = knownAt(atBeta(), await leadTo('ACKNOWLEDGED', atBeta()));
  foreign = await idsOfAcme();
});
afterAll(() => studio.stop());

const unused = (kind: string) => `${kind}_${newUuid()}`;

/** The kinds of ids to try at a place: of the kind that belongs there, or of every kind where that isn't known. */
function kindsFor({ path }: IdSlot): string[] {
  const name = path.split('.').at(-1) ?? '';
  const usual = known[name] ?? known[name.replace(/s$/, '')];
  const kind = typeof usual === 'string' && foreign.has(kindIn(usual)) ? kindIn(usual) : undefined;
  return kind ? [kind] : [...foreign.keys()];
}

const pairs = (slot: IdSlot) =>
  kindsFor(slot).map((kind) => ({ kind, there: foreign.get(kind)?.at(-1) ?? '', nowhere: unused(kind) }));

interface Try {
  readonly field: GraphQLField<unknown, unknown>;
  readonly where: string;
  readonly slot: { readonly filled: (id: string) => Record<string, unknown> };
  readonly there: string;
  readonly nowhere: string;
}

/** Every place where one of these fields takes an id of something that is there, or chooses one for something new. */
const triesOf = (fields: readonly GraphQLField<unknown, unknown>[], choosing = false): Try[] =>
  fields.flatMap((field) =>
    idSlotsOf(field.args, known)
      .filter(({ chosen }) => chosen === choosing)
      .flatMap((slot) =>
        pairs(slot).map(({ there, nowhere }) => ({
          ...{ field, slot, there, nowhere },
          where: `${field.name}(${slot.path}: ${kindIn(there)})`,
        })),
      ),
  );

const fieldsOf = (root: GraphQLObjectType | null | undefined) => Object.values(root?.getFields() ?? {});

const isAboutAcme = /acme|klara|kurt|carl |pay by card|cards, please/i;

/** An answer without the id that was sent and without what differs from request to request. */
const told = (raw: string, id: string) =>
  raw.replaceAll(id, '<id>').replace(/"reference":"[0-9a-f-]{36}"/g, '"reference":"…"');

const selectionOf = ({ type }: GraphQLField<unknown, unknown>): string => {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  const fields = isObjectType(named) ? Object.keys(named.getFields()) : [];
  const more = ['id', 'totalCount'].filter((field) => fields.includes(field));
  return `{ __typename ${more.join(' ')} ${fields.includes('nodes') ? 'nodes { __typename }' : ''} }`;
};

const asVariables = (
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
  operation = 'query',
) => {
  const used = field.args.filter(({ name }) => Object.hasOwn(args, name));
  const declared = used.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${operation} (${declared}) { ${field.name}(${passed}) ${selectionOf(field)} }`;
};

test('there is something of every kind at ACME to be looked for', () => {
  expect([...foreign.keys()].sort()).toEqual(
    expect.arrayContaining(['brf', 'cli', 'con', 'csq', 'dec', 'opt', 'prj', 'req']),
  );
});

test('no field below the root takes an id but the one that is tried below', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const taking = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !roots.includes(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields())
          .filter(({ args }) => idSlotsOf(args, known).length > 0)
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  );
  expect(taking).toEqual(['ChangeRequest.authorityFor']);
});

describe.each(outsiders)('%s', (subject) => {
  test('finds none of them by node or nodes', async () => {
    const ids = [...foreign.values()].flat();
    const { data, errors } = await studio
      .by(subject)
      .ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: ids.slice(0, 100) });
    expect([errors, data]).toEqual([[], { nodes: ids.slice(0, 100).map(() => null) }]);
  });

  test('is answered alike wherever a query takes an id', async () => {
    const tries = triesOf(fieldsOf(schema.getQueryType()));
    for (const { field, slot, where, there, nowhere } of tries) {
      const ask = async (id: string) => {
        const variables = slot.filled(id);
        return (await studio.by(subject).ask(asVariables(field, variables), variables)).raw;
      };
      const seen = await ask(there);
      expect([where, told(seen, there)]).toEqual([where, told(await ask(nowhere), nowhere)]);
      expect(seen).not.toMatch(isAboutAcme);
    }
    expect(tries.length).toBeGreaterThan(10);
  });

  test('finds no option of theirs in a request of their own', async () => {
    const asked = async (optionId: string) => {
      const { data, errors, list } = await studio
        .by(subject)
        .ask(
          'query ($optionId: ID!) { changeRequests { nodes { authorityFor(optionId: $optionId) { level } } } }',
          { optionId },
        );
      expect(errors).toEqual([]);
      expect(list('changeRequests.nodes').length > 0).toBe(subject === 'bert');
      return data;
    };
    const nothing = await asked(unused('opt'));
    for (const optionId of [...foreign.values()].flat()) expect(await asked(optionId)).toEqual(nothing);
  });

  test('is answered alike by what people call things', async () => {
    const asked = async (reference: string, key: string) =>
      studio
        .by(subject)
        .ask(
          'query ($r: String!, $k: String!) { changeRequest(reference: $r) { id } project(key: $k) { id } }',
          {
            ...{ r: reference, k: key },
          },
        );
    expect((await asked('ACME-1', 'ACME')).raw).toBe((await asked('NONE-1', 'NONE')).raw);
  });

  test('is answered alike wherever a command takes an id, also in a dry run and with a revision', async () => {
    const before = await studio.core.app.head();
    const codes = new Set<string>();
    const send = async ({ field, slot }: Try, id: string, more: object) => {
      const input = { ...(slot.filled(id)['input'] as object), dryRun: true, ...more };
      const { errors, userErrors, raw } = await studio.by(subject).send(field.name, input);
      userErrors.forEach(({ code }) => codes.add(code));
      return { raw, said: told(JSON.stringify([errors, userErrors]), id) };
    };
    const tries = triesOf(mutationsOf(schema));
    for (const one of tries)
      for (const more of [{}, { expectedRevision: 3 }]) {
        const seen = await send(one, one.there, more);
        const unseen = await send(one, one.nowhere, more);
        expect([one.where, seen.said]).toEqual([one.where, unseen.said]);
        expect(seen.raw).not.toMatch(isAboutAcme);
      }
    expect(tries.length).toBeGreaterThan(50);
    // Otherwise all would have been refused at the door, and nothing behind it been tried.
    expect([...codes]).toEqual(expect.arrayContaining(reached[subject]));
    expect(await studio.core.app.head()).toBe(before);
  });

  test('learns nothing by choosing one of them for something new', async () => {
    for (const { field, slot, there } of triesOf(mutationsOf(schema), true)) {
      const input = { ...(slot.filled(there)['input'] as object), dryRun: true };
      const answer = await studio.by(subject).ask(mutationText(field.name), { input });
      expect([field.name, answer.raw.match(isAboutAcme)]).toEqual([field.name, null]);
    }
  });

  test.each(Object.entries(transports))(
    'is answered alike by what can be followed, over %s',
    async (_, connect) => {
      const first = async ({ field, slot }: Try, id: string) => {
        const client = connect(studio.url, () => studio.token(subject));
        const variables = slot.filled(id);
        const subscription = client.subscribe(asVariables(field, variables, 'subscription'), variables);
        const answer = await subscription.next().catch((error: unknown) => ({ error }));
        client.close();
        return told(JSON.stringify(answer), id);
      };
      const tries = triesOf(fieldsOf(schema.getSubscriptionType()));
      for (const one of tries) {
        const seen = await first(one, one.there);
        expect([one.where, seen]).toEqual([one.where, await first(one, one.nowhere)]);
        expect(seen).not.toMatch(isAboutAcme);
      }
      expect(tries.length).toBeGreaterThan(1);
    },
  );
});
