import { readFileSync } from 'node:fs';
import {
  assertInterfaceType,
  assertObjectType,
  buildSchema,
  extendSchema,
  type GraphQLSchema,
  graphql,
  parse,
} from 'graphql';
import type { Principal } from '../../src/auth/principal.js';
import { type FieldRule, isShown } from '../../src/auth/visibility.js';
import { historyFields } from '../../src/auth/visibility/history.fields.js';
import type { Role } from '../../src/kernel/actor.js';
import {
  VisibilityIncomplete,
  visibilityGaps,
  withVisibility,
} from '../../src/resolvers/field-visibility.js';

const sdl = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
const grown = (more: string): GraphQLSchema => extendSchema(sdl, parse(more));

describe('the table of who sees which field', () => {
  test('has every field of every type, and none that is not there', () => {
    expect(visibilityGaps(sdl)).toEqual([]);
  });

  test.each([
    [
      'extend type ChangeRequest { rumour: String gossip: String }',
      'ChangeRequest has no word on who sees: rumour, gossip. In src/auth/visibility/wish.fields.ts: add to the row of ChangeRequest: rumour gossip   (for some only: in src/auth/visibility/restricted.fields.ts)',
    ],
    [
      'type RumourEvent { what: String }',
      `RumourEvent has no word on who sees: what. In src/auth/visibility/history.fields.ts:   RumourEvent: 'what',   (for some only: in src/auth/visibility/restricted.fields.ts)`,
    ],
    [
      'type RumourSpreadPayload { rumour: String behind: Boolean }',
      `RumourSpreadPayload has no word on who sees: rumour, behind. In src/auth/visibility/payload.fields.ts:   RumourSpread: 'rumour',   (for some only: in src/auth/visibility/restricted.fields.ts)`,
    ],
    [
      'extend type Query { rumours: [String!] }',
      "Query has no word on who sees: rumours. In src/auth/visibility/restricted.fields.ts: add to Query under SIGNED_IN, or under the policy's row that is needed.",
    ],
    [
      'extend interface Person { rumour: String } extend type Member { rumour: String }',
      'Person has no word on who sees: rumour. In src/auth/visibility/party.fields.ts: add to the row of Person: rumour   (for some only: in src/auth/visibility/restricted.fields.ts)',
    ],
  ])('names the line that is missing for: %s', (more, sentence) => {
    expect(visibilityGaps(grown(more))).toContain(sentence);
    expect(() => withVisibility(grown(more))).toThrow(VisibilityIncomplete);
    expect(() => withVisibility(grown(more))).toThrow(sentence);
  });

  test('has a row for every kind of fact, or nobody would be shown it', () => {
    const kinds = sdl.getPossibleTypes(assertInterfaceType(sdl.getType('HistoryEvent')));
    const rows = Object.keys(historyFields);
    expect(kinds.map(({ name }) => name).filter((name) => !rows.includes(name))).toEqual([]);
  });

  const ofWallet: FieldRule[] = [
    { type: 'Query', field: 'wallet', audience: 'SIGNED_IN' },
    { type: 'Query', field: 'vault', audience: 'SeeOperations' },
    { type: 'Query', field: 'sign', audience: 'ANYBODY' },
    { type: 'Wallet', field: 'id', audience: 'IN_SIGHT' },
    { type: 'Wallet', field: 'cost', audience: 'SeeCosts' },
    { type: 'Wallet', field: 'diary', audience: 'SELF' },
    { type: 'Wallet', field: 'both', audience: 'SELF' },
    { type: 'Wallet', field: 'both', audience: 'SeeCosts' },
  ];
  const wallets = (cost = 'String') =>
    buildSchema(`
      type Query { wallet: Wallet vault: String sign: String }
      type Wallet { id: ID! cost: ${cost} diary: String both: String }`);

  test('keeps what is for some from being non-null, or the others could be shown nothing at all', () => {
    expect(visibilityGaps(wallets('String!'), ofWallet)).toEqual([
      'Wallet.cost: only SeeCosts may see it, so it must be nullable: the others are shown null.',
    ]);
  });

  test('names what is gone', () => {
    const gone: FieldRule = { type: 'Wallet', field: 'rumour', audience: 'IN_SIGHT' };
    expect(visibilityGaps(wallets(), [...ofWallet, gone])).toEqual([
      'Wallet.rumour: there is no such field; take it out of src/auth/visibility.',
    ]);
  });

  const principal = (role: Role, id = 'mem_1'): Principal => ({ actor: { id, role }, disciplines: [] });
  const rootValue = {
    wallet: { id: 'mem_1', cost: '100.00', diary: 'Dear diary', both: () => 'both' },
    vault: 'gold',
    sign: 'welcome',
  };
  const asking = async (source: string, asker: Principal | undefined) =>
    graphql({
      schema: withVisibility(wallets(), ofWallet),
      source,
      rootValue,
      contextValue: { signedIn: asker && { principal: asker } },
    });

  test.each<[Role, string, unknown]>([
    ['DIRECTOR', 'mem_2', { id: 'mem_1', cost: '100.00', diary: null, both: 'both' }],
    ['DEPARTMENT_HEAD', 'mem_2', { id: 'mem_1', cost: '100.00', diary: null, both: 'both' }],
    ['AUDITOR', 'aud_1', { id: 'mem_1', cost: '100.00', diary: null, both: 'both' }],
    ['ACCOUNT_MANAGER', 'mem_2', { id: 'mem_1', cost: null, diary: null, both: null }],
    ['SPECIALIST', 'mem_1', { id: 'mem_1', cost: null, diary: 'Dear diary', both: 'both' }],
    ['DECIDER', 'con_1', { id: 'mem_1', cost: null, diary: null, both: null }],
    ['CONTRIBUTOR', 'con_1', { id: 'mem_1', cost: null, diary: null, both: null }],
  ])('is put into the schema: %s (%s)', async (role, id, wallet) => {
    const { data, errors } = await asking('{ wallet { id cost diary both } }', principal(role, id));
    expect([JSON.parse(JSON.stringify(data)), errors]).toEqual([{ wallet }, undefined]);
  });

  test('says at a root field who it is for, and asks whoever has no token to sign in', async () => {
    const told = async (source: string, asker?: Principal) =>
      (await asking(source, asker)).errors?.map(({ extensions }) => extensions['code']);
    expect(await told('{ vault }', principal('DECIDER'))).toEqual(['FORBIDDEN']);
    expect(await told('{ vault }', principal('AUDITOR'))).toBeUndefined();
    expect(await told('{ vault }')).toEqual(['UNAUTHENTICATED']);
    expect(await told('{ wallet { id } }')).toEqual(['UNAUTHENTICATED']);
    expect(await told('{ sign }')).toBeUndefined();
  });

  test('says in the SDL who is shown what is not for all, and leaves the others as they were', () => {
    const wallet = assertObjectType(withVisibility(wallets(), ofWallet).getType('Wallet'));
    const { id, cost } = wallet.getFields();
    expect(cost?.description).toBe(' Null for all but: DEPARTMENT_HEAD, DIRECTOR, AUDITOR.');
    expect([id?.description, id?.resolve]).toEqual([undefined, undefined]);
  });

  test('keeps among the studio what is said to be internal', () => {
    const note = (visibility: string) => ({ type: 'RequestReceived', data: { visibility } });
    const shown = (role: Role) => [
      isShown(principal(role), note('INTERNAL')),
      isShown(principal(role), note('SHARED')),
    ];
    expect(shown('SPECIALIST')).toEqual([true, true]);
    expect(shown('AUDITOR')).toEqual([true, true]);
    expect(shown('DECIDER')).toEqual([false, true]);
    expect(shown('CONTRIBUTOR')).toEqual([false, true]);
  });

  test('shows nobody a fact that it does not know', () => {
    const fact = (type: string) => ({ type, data: {} });
    expect(isShown(principal('DIRECTOR'), fact('RumourSpread'))).toBe(false);
    expect(isShown(principal('DECIDER'), fact('RequestReceived'))).toBe(true);
    expect(isShown(principal('DIRECTOR'), fact('constructor'))).toBe(false);
  });
});
