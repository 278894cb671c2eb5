import { type LiveClient, type LiveResult, overWebsocket, transports } from '../support/live-client.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
const clients: LiveClient[] = [];
beforeAll(async () => (studio = await startStudio()));
afterAll(async () => {
  clients.forEach(({ close }) => close());
  await studio.stop();
});

const items = `__typename
  ... on EventReceived { position event { __typename position revision by { name } } }
  ... on CaughtUp { position } ... on Lagged { resumeAfter }`;
const ofProject = `subscription ($id: ID!, $after: LogPosition) { live: projectEvents(projectId: $id, after: $after) { ${items} } }`;
const ofRequest = `subscription ($id: ID!, $after: LogPosition) { live: changeRequestEvents(requestId: $id, after: $after) { ${items} } }`;

interface Live {
  readonly __typename: 'EventReceived' | 'CaughtUp' | 'Lagged';
  readonly position?: string;
  readonly resumeAfter?: string;
  readonly event?: {
    readonly __typename: string;
    readonly position: string;
    readonly by: { readonly name: string };
  };
}

const live = (result: LiveResult | undefined): Live => {
  const found = result?.data?.['live'] as Live | undefined;
  if (!found) throw new Error(`Nothing live: ${JSON.stringify(result)}`);
  return found;
};
const types = (results: readonly LiveResult[]) =>
  results.map((one) => live(one).event?.__typename ?? live(one).__typename);
const caughtUp = (result: LiveResult) => live(result).__typename === 'CaughtUp';

const receive = async (title: string) => {
  const told = await studio.by('max').done('changeRequestReceive', {
    projectId: studio.acme.projectId,
    title,
    wording: 'Please.',
    from: studio.people.klara,
    channel: 'EMAIL',
  });
  return { id: told.text('changeRequest.id'), position: told.text('position') };
};

const connected = (subject: Subject, connect = overWebsocket): LiveClient => {
  const client = connect(studio.url, () => studio.token(subject));
  clients.push(client);
  return client;
};
const ended = [
  {
    message: 'What you may see has changed. Subscribe again for what you may see now.',
    extensions: { code: 'NO_LONGER_PERMITTED' },
  },
];

describe.each(Object.entries(transports))('over %s', (_, connect) => {
  const as = (subject: Subject) => connected(subject, connect);

  test('a project is told from its first fact on, then what is new, each fact once and in order', async () => {
    const following = as('klara').subscribe(ofProject, { id: studio.acme.projectId, after: 'lp_0' });
    const before = await following.until(caughtUp);
    expect(types(before).slice(0, 3)).toEqual([
      'ProjectOpenedEvent',
      'MemberAssignedEvent',
      'MemberAssignedEvent',
    ]);
    const { position } = await receive('Something new');
    const fresh = live(await following.next());
    expect(fresh).toMatchObject({
      position,
      event: { __typename: 'RequestReceivedEvent', position, by: { name: 'Max Member' } },
    });
    following.end();
  });

  test('without a position only what is new is told, and one goes on after what one has seen', async () => {
    const { id } = await receive('To be followed');
    const first = as('walter').subscribe(ofRequest, { id });
    expect(live(await first.next()).__typename).toBe('CaughtUp');
    await studio
      .by('max')
      .done('clarificationAsk', { requestId: id, question: 'Which one?', owedBy: studio.people.klara });
    const seen = live(await first.next());
    first.end();
    await studio
      .by('max')
      .done('clarificationAsk', { requestId: id, question: 'And when?', owedBy: studio.people.klara });
    const again = as('walter').subscribe(ofRequest, { id, after: seen.position });
    expect(types(await again.until(caughtUp))).toEqual(['ClarificationAskedEvent', 'CaughtUp']);
    again.end();
  });

  test.each([
    ['a foreign project', 'bert', ofProject, () => studio.acme.projectId],
    ['a project that nobody has', 'klara', ofProject, () => 'prj_00000000-0000-7000-8000-000000000000'],
    ['a project that a specialist is not on', 'dana', ofProject, () => studio.acme.projectId],
    ['something that is no id', 'klara', ofRequest, () => "x' OR '1"],
    ['a project asked for as a request', 'max', ofRequest, () => studio.acme.projectId],
  ] satisfies [string, Subject, string, () => string][])(
    '%s answers like a missing one',
    async (...[, subject, query, id]) => {
      const following = as(subject).subscribe(query, { id: id() });
      expect((await following.next())?.errors).toMatchObject([
        { message: 'There is nothing with this id that you may see.', extensions: { code: 'NOT_FOUND' } },
      ]);
      expect(await following.next()).toBeUndefined();
    },
  );

  test.each([
    ['a position beyond the log', { after: 'lp_zzzzzz' }],
    ['something that is no position', { after: 'yesterday' }],
    ['an id too long', { id: 'x'.repeat(101) }],
  ])('%s is refused when subscribing', async (_what, wrong) => {
    const following = as('klara').subscribe(ofProject, { id: studio.acme.projectId, ...wrong });
    expect((await following.next())?.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await following.next()).toBeUndefined();
  });

  test('a specialist who is taken off the project is told so, and nothing after', async () => {
    const { projectId } = studio.acme;
    const memberId = studio.people.dana;
    await studio.by('max').done('projectAssignMember', { projectId, memberId, duty: 'SPECIALIST' });
    const { id } = await receive('Hers to see');
    const ofAll = as('dana').subscribe(ofProject, { id: projectId });
    const ofOne = as('dana').subscribe(ofRequest, { id });
    await ofAll.until(caughtUp);
    await ofOne.until(caughtUp);
    const { position } = await receive('While she is on it');
    expect(live(await ofAll.next()).position).toBe(position);
    await studio.by('max').done('projectUnassignMember', { projectId, memberId, why: 'Needed elsewhere.' });
    await receive('After she left');
    for (const following of [ofAll, ofOne]) {
      expect((await following.next())?.errors).toMatchObject(ended);
      expect(await following.next()).toBeUndefined();
    }
    const again = as('dana').subscribe(ofProject, { id: projectId, after: position });
    expect((await again.next())?.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('whoever leaves the studio is told nothing after it, whatever they saw before', async () => {
  const following = Object.values(transports).map((connect) =>
    connected('hana', connect).subscribe(ofProject, { id: studio.acme.projectId }),
  );
  for (const each of following) await each.until(caughtUp);
  await studio.by('dora').done('memberLeave', { memberId: studio.people.hana });
  await receive('After she left');
  for (const each of following) {
    const told = await each.until(({ errors }) => errors !== undefined);
    expect(told.at(-1)?.errors).toMatchObject(ended);
    // She leaves the project before the studio, and may be told of that.
    expect(types(told.slice(0, -1))).not.toContain('RequestReceivedEvent');
    expect(await each.next()).toBeUndefined();
  }
});

test('each of many who follow one project gets each fact once', async () => {
  const people = ['max', 'mia', 'dora', 'walter', 'klara', 'kurt', 'carl'] as const;
  const many = Array.from({ length: 8 }, () => people.map((subject) => connected(subject))).flat();
  const following = many.map((client) => client.subscribe(ofProject, { id: studio.acme.projectId }));
  await Promise.all(following.map((each) => each.until(caughtUp)));
  const positions: string[] = [];
  for (const title of ['One', 'Two', 'Three']) positions.push((await receive(title)).position);
  const told = await Promise.all(
    following.map((each) => each.until((result) => live(result).position === positions.at(-1))),
  );
  expect(told.map((results) => results.map((result) => live(result).position))).toEqual(
    following.map(() => positions),
  );
  many.forEach(({ close }) => close());
});
