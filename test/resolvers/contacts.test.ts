import { sql } from '../../src/platform/postgres/sql.js';
import { formulation, leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let briefed: Life;
let decided: Life;
beforeAll(async () => {
  studio = await startStudio();
  decided = await leadTo('DECIDED', studio);
  briefed = await leadTo('BRIEFED', studio);
});
afterAll(() => studio.stop());

const acme = (contactId: string, more: object = {}) => ({
  ...{ clientId: studio.acme.clientId, contactId, why: 'Moved.' },
  ...more,
});
const acknowledge = () => ({ requestId: briefed.id, number: 1, digest: briefed.briefingDigest });
const histories = `history(last: 1) { nodes { __typename
  ... on ContactKindChangedEvent { contact { name } kind why } ... on ContactLeftEvent { contact { name } why } } }`;

/** Told as one story: each test goes on where the one before ended. */
describe('a decider hands over', () => {
  test('to contribute only: what was decided stays, and there is no more say', async () => {
    const { by, people } = studio;
    const changed = acme(people.klara, { kind: 'CONTRIBUTOR' });
    const told = await by('kurt').done('contactChangeKind', changed, 'contact { kind leftAt }');
    expect(told.at('contact')).toEqual({ kind: 'CONTRIBUTOR', leftAt: null });
    for (const [mutation, input] of [
      ['briefingAcknowledge', acknowledge()],
      ['decisionMake', { requestId: briefed.id, optionId: briefed.sound }],
      [
        'decisionSign',
        { requestId: decided.id, digest: decided.decisionDigest, printedName: 'K', meaning: 'M' },
      ],
    ] as const)
      expect([mutation, (await by('klara').send(mutation, input)).refused]).toEqual([mutation, 'FORBIDDEN']);
    const { at } = await by('klara').ask(
      `query ($id: ID!) { node(id: $id) { ... on ChangeRequest { decision { decidedBy { id name } } } } }`,
      { id: decided.id },
    );
    expect(at('node.decision.decidedBy')).toEqual([{ id: people.klara, name: 'Klara Contact' }]);
  });

  test('the same again changes nothing', async () => {
    const before = await studio.core.app.head();
    await studio.by('kurt').done('contactChangeKind', acme(studio.people.klara, { kind: 'CONTRIBUTOR' }));
    expect(await studio.core.app.head()).toBe(before);
  });

  test('and leaves: the token leads to nobody, the name and the history stay', async () => {
    const { by, people, acme: home } = studio;
    const commandId = '019d1b20-1c00-7a11-8a11-0000000000d1';
    const leaving = acme(people.klara, { commandId });
    const told = await by('dora').done('contactLeave', leaving, 'position contact { name kind leftAt }');
    expect(told.at('contact')).toEqual({
      ...{ name: 'Klara Contact', kind: 'CONTRIBUTOR' },
      leftAt: expect.any(String) as string,
    });
    const again = await by('dora').done('contactLeave', leaving, 'position');
    expect(again.at('position')).toBe(told.at('position'));
    const { status, errors } = await by('klara').ask('{ viewer { person { id } } }');
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'UNKNOWN_SUBJECT']);

    const { at, list } = await by('carl').ask(
      `query ($id: ID!) { client(id: $id) { contacts { name } formerContacts { name } ${histories} } }`,
      { id: home.clientId },
    );
    expect(list('client.contacts')).toEqual([{ name: 'Kurt Contact' }, { name: 'Carl Contact' }]);
    expect(at('client.formerContacts')).toEqual([{ name: 'Klara Contact' }]);
    expect(list('client.history.nodes')).toEqual([
      { __typename: 'ContactLeftEvent', contact: { name: 'Klara Contact' }, why: 'Moved.' },
    ]);
  });

  test('from then on nobody wishes, owes, is briefed or is quoted in that name', async () => {
    const { by, people, acme: home } = studio;
    const wish = { projectId: home.projectId, title: 'T', wording: 'W', channel: 'CALL', from: people.klara };
    expect((await by('max').send('changeRequestReceive', wish)).refused).toBe('NOT_A_CONTACT');
    const question = { requestId: briefed.id, question: 'Q?', owedBy: people.klara };
    expect((await by('max').send('clarificationAsk', question)).refused).toBe('UNKNOWN_PERSON');
    const briefing = { requestId: briefed.id, deciders: [people.klara] };
    expect((await by('max').send('briefingIssue', briefing)).refused).toBe('NOT_A_DECIDER');
    const quoted = { requestId: decided.id, outcome: 'UNFORESEEN', statement: 'S', onBehalfOf: people.klara };
    expect((await by('max').send('consequenceObserve', quoted)).refused).toBe('NOT_A_CONTACT');
    expect((await by('max').send('changeRequestFormulate', formulation(briefed.id))).refused).toBeUndefined();
  });

  test('nobody else comes in under the subject or the id, however long ago it was', async () => {
    const { by, people, acme: home } = studio;
    await studio.core.database.query(
      sql`UPDATE directory.people SET put_at = now() - interval '1 day' WHERE id = ${people.klara}`,
    );
    const added = { clientId: home.clientId, name: 'N', kind: 'CONTRIBUTOR' };
    expect((await by('max').send('contactAdd', { ...added, subject: 'klara' })).refused).toBe(
      'SUBJECT_TAKEN',
    );
    expect((await by('max').send('contactAdd', { ...added, contactId: people.klara })).refused).toBe(
      'ALREADY_EXISTS',
    );
  });
});

test('whose client it is not adds nobody to it and opens nothing for it, and no manager names who decides', async () => {
  const { by, acme: home, people } = studio;
  const nora = { clientId: home.clientId, name: 'Nora', kind: 'CONTRIBUTOR' };
  const project = {
    ...{
      clientId: home.clientId,
      key: 'MINE',
      title: 'T',
      idea: 'I',
      disciplines: [],
      managerId: people.mia,
    },
    ...{ budget: { amount: '1', currency: 'EUR' }, deadline: '2099-01-01' },
  };
  for (const [mutation, input] of [
    ['contactAdd', nora],
    ['contactLeave', acme(people.carl)],
    ['contactChangeKind', acme(people.carl, { kind: 'DECIDER' })],
    ['projectOpen', project],
  ] as const)
    expect([mutation, (await by('mia').send(mutation, input)).refused]).toEqual([mutation, 'FORBIDDEN']);
  const added = await by('max').done('contactAdd', nora, 'contact { id }');
  const promoting = acme(added.text('contact.id'), { kind: 'DECIDER' });
  const can = async (subject: 'max' | 'mia' | 'kurt' | 'dora') => {
    const { at } = await by(subject).ask(
      `query ($id: ID!) { client(id: $id) { viewerCan {
        contactAdd { allowed code } contactChangeKind { allowed code } projectOpen { allowed code }
      } } }`,
      { id: home.clientId },
    );
    return at('client.viewerCan');
  };
  const [yes, no] = [
    { allowed: true, code: null },
    { allowed: false, code: 'FORBIDDEN' },
  ];
  expect(await can('mia')).toEqual({ contactAdd: no, contactChangeKind: no, projectOpen: no });
  expect(await can('kurt')).toEqual({ contactAdd: no, contactChangeKind: yes, projectOpen: no });
  expect(await can('dora')).toEqual({ contactAdd: yes, contactChangeKind: yes, projectOpen: yes });
  const named = { allowed: false, code: 'NOT_YOURS_TO_NAME' };
  expect(await can('max')).toEqual({ contactAdd: yes, contactChangeKind: named, projectOpen: yes });
  expect((await by('max').send('contactChangeKind', promoting)).refused).toBe('NOT_YOURS_TO_NAME');
  await by('kurt').done('contactChangeKind', promoting);
  const decider = { clientId: home.clientId, name: 'Olga', kind: 'DECIDER' };
  expect((await by('dora').send('contactAdd', decider)).refused).toBe('NOT_YOURS_TO_NAME');
  await by('dora').done('contactAdd', { ...decider, why: 'Kurt wrote that she signs while he is away.' });
});

test('a client that nothing was opened for is set up by any account manager, deciders and all', async () => {
  const { by } = studio;
  const clientId = (await by('max').done('clientRegister', { name: 'New' })).text('client.id');
  for (const name of ['One', 'Two']) await by('mia').done('contactAdd', { clientId, name, kind: 'DECIDER' });
});

test("whose contact somebody is isn't told by trying: another client's is not found", async () => {
  const { by, people } = studio;
  expect((await by('max').send('contactLeave', acme(people.bert))).refused).toBe('NOT_FOUND');
});
