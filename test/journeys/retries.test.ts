import { newUuid } from '../../src/platform/ids.js';
import type { Told } from '../support/api-client.js';
import { formulation, leadTo, offer } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const head = () => studio.core.app.head();

const wish = (more: object = {}) => ({
  projectId: studio.acme.projectId,
  title: 'Pay by card',
  wording: 'Cards, please.',
  channel: 'PORTAL',
  ...more,
});

const receive = (more: object = {}): Promise<Told> =>
  studio.by('carl').send('changeRequestReceive', wish(more), 'changeRequest { id number revision }');

describe('a command sent again after a lost reply', () => {
  test('has one effect and the same result', async () => {
    const commandId = newUuid();
    const first = await receive({ commandId });
    const before = await head();
    const second = await receive({ commandId });
    expect(second.at('changeRequest')).toEqual(first.at('changeRequest'));
    expect(second.text('position')).toBe(first.text('position'));
    expect(await head()).toBe(before);
  });

  test('has one effect and the same result, ten at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const commandId = newUuid();
      const before = await head();
      const told = await Promise.all(Array.from({ length: 10 }, () => receive({ commandId })));
      expect(told.map(({ userErrors }) => userErrors)).toEqual(told.map(() => []));
      expect(new Set(told.map((one) => one.text('changeRequest.id'))).size).toBe(1);
      expect(new Set(told.map((one) => one.text('position'))).size).toBe(1);
      // The request itself, and its number in the project.
      expect((await head()) - before).toBe(2n);
    }
  });

  test('has one effect for people too, ten at once', async () => {
    const commandId = newUuid();
    const input = {
      commandId,
      clientId: studio.acme.clientId,
      name: 'Lena',
      subject: 'lena',
      kind: 'CONTRIBUTOR',
    };
    const before = await head();
    const told = await Promise.all(
      Array.from({ length: 10 }, () => studio.by('max').send('contactAdd', input, 'contact { id name }')),
    );
    expect(told.map(({ refused }) => refused)).toEqual(told.map(() => undefined));
    expect(new Set(told.map((one) => one.text('contact.id'))).size).toBe(1);
    expect((await head()) - before).toBe(1n);
  });

  test('has one effect for a project and its key, ten at once', async () => {
    const input = {
      ...{ commandId: newUuid(), clientId: studio.acme.clientId, managerId: studio.people.max, key: 'AGAIN' },
      ...{ title: 'Again', idea: 'Again.', disciplines: [], deadline: '2030-01-01' },
      budget: { amount: '1', currency: 'EUR' },
    };
    const told = await Promise.all(
      Array.from({ length: 10 }, () => studio.by('max').send('projectOpen', input, 'project { id key }')),
    );
    expect(told.map(({ refused }) => refused)).toEqual(told.map(() => undefined));
    expect(new Set(told.map((one) => one.text('project.id'))).size).toBe(1);
  });

  test('is told apart from another wish under the same id', async () => {
    const commandId = newUuid();
    await receive({ commandId });
    const before = await head();
    const other = await receive({ commandId, wording: 'Something else.' });
    expect(other.userErrors).toMatchObject([{ code: 'COMMAND_ID_REUSED', path: ['input', 'commandId'] }]);
    const otherPerson = await studio.by('klara').send('changeRequestReceive', wish({ commandId }));
    expect(otherPerson.refused).toBe('COMMAND_ID_REUSED');
    const otherCommand = await studio.by('max').send('clientRegister', { commandId, name: 'Other' });
    expect(otherCommand.refused).toBe('COMMAND_ID_REUSED');
    expect(await head()).toBe(before);
  });

  test('still has its first result when the request has moved on', async () => {
    const { id: requestId } = await leadTo('RECEIVED', studio);
    const input = { ...formulation(requestId), commandId: newUuid(), expectedRevision: 0 };
    const first = await studio.by('max').done('changeRequestFormulate', input);
    await studio.by('max').done('changeRequestFormulate', formulation(requestId, { scopeIn: ['More'] }));
    const again = await studio.by('max').done('changeRequestFormulate', input);
    expect(again.text('position')).toBe(first.text('position'));
  });
});

describe('the revision that was seen', () => {
  test('must be the one that stands, and the refusal names that', async () => {
    const { id: requestId } = await leadTo('FORMULATED', studio);
    const stale = await studio.by('max').send('changeRequestFormulate', {
      ...formulation(requestId),
      expectedRevision: 0,
    });
    expect(stale.userErrors).toMatchObject([
      { __typename: 'RevisionConflict', code: 'REVISION_CONFLICT', expected: 0, actual: 1 },
    ]);
    const fresh = { ...formulation(requestId), expectedRevision: 1 };
    const told = await studio.by('max').done('changeRequestFormulate', fresh);
    expect(told.at('changeRequest.revision')).toBe(2);
  });

  test('lets one of ten who saw the same change it', async () => {
    const { id: requestId } = await leadTo('FORMULATED', studio);
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        studio.by('max').send('changeRequestFormulate', {
          ...formulation(requestId, { scopeIn: [`Part ${index}`] }),
          expectedRevision: 1,
        }),
      ),
    );
    const codes = told.map(({ refused }) => refused ?? 'DONE').sort();
    expect(codes).toEqual(['DONE', ...Array<string>(9).fill('REVISION_CONFLICT')]);
  });
});

describe('when it happened', () => {
  const when = async (occurredAt: string) =>
    studio
      .by('carl')
      .send('changeRequestReceive', wish({ occurredAt }), 'changeRequest { wish { occurredAt recordedAt } }');

  test('is kept when it lies in the past, in UTC', async () => {
    const told = await when('2024-02-29T12:00:00+02:00');
    expect(told.at('changeRequest.wish.occurredAt')).toBe('2024-02-29T10:00:00.000Z');
    expect(told.text('changeRequest.wish.recordedAt') > '2026').toBe(true);
  });

  test('is refused in the future', async () => {
    const told = await when(new Date(Date.now() + 3_600_000).toISOString());
    expect(told.userErrors).toMatchObject([{ code: 'OCCURRED_IN_FUTURE', path: ['input', 'occurredAt'] }]);
  });
});

describe('an id that the client chooses', () => {
  test('is given to what is created, and to nothing else afterwards', async () => {
    const id = `req_${newUuid()}`;
    const told = await receive({ id });
    expect(told.at('changeRequest.id')).toBe(id);
    const again = await receive({ id });
    expect(again.userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', message: expect.stringContaining('request') as unknown },
    ]);
  });

  test.each([`prj_${newUuid()}`, 'req_1', `req_${newUuid().toUpperCase()}`, `req_${newUuid()}\n`, ''])(
    'is malformed as %j',
    async (id) => {
      const told = await receive({ id });
      expect(told.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.id' }] } },
      ]);
    },
  );

  test('is the same for each creation when none is chosen and the command is sent again', async () => {
    const { id: requestId } = await leadTo('ASSESSED', studio);
    const input = { ...offer(requestId, 'Once'), commandId: newUuid() };
    const ids = 'changeRequest { options { id } }';
    const first = await studio.by('max').done('optionOffer', input, ids);
    const second = await studio.by('max').done('optionOffer', input, ids);
    expect(second.list('changeRequest.options')).toEqual(first.list('changeRequest.options'));
    expect(first.list('changeRequest.options')).toHaveLength(2);
  });
});

describe('reading one’s own write', () => {
  test('a query that waits for a position shows what was done there', async () => {
    const told = await receive();
    const found = await studio
      .by('max')
      .ask('query ($id: ID!, $at: LogPosition) { nodes(ids: [$id], minPosition: $at) { id } }', {
        id: told.text('changeRequest.id'),
        at: told.text('position'),
      });
    expect(found.at('nodes.0.id')).toBe(told.text('changeRequest.id'));
  });

  test.each(['lp_zzzzzzzzzzzzz', 'lp_zzzzz', '7', ''])('there is no position %j', async (at) => {
    const { errors } = await studio
      .by('max')
      .ask('query ($at: LogPosition) { projects(minPosition: $at) { totalCount } }', { at });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
