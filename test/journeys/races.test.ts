import type { Client } from '../support/api-client.js';
import { leadTo, offer } from '../support/request-life.js';
import { programOn, type RunningProgram } from '../support/running-program.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let second: RunningProgram;
beforeAll(async () => {
  studio = await startStudio();
  second = await programOn(studio.storage);
});
afterAll(async () => {
  await second.end();
  await studio.stop();
});

/** Within one program commands to a request wait for each other: only two programs race. */
const elsewhere = (subject: string): Client => second.as(subject);

const rounds = [1, 2, 3, 4];

const typesOf = async (id: string) =>
  (await studio.core.store.readStream({ category: 'changeRequest', id })).map(({ type }) => type);

/** Both sent at once: what was refused in each, in this order. */
const race = async (...sent: readonly ReturnType<Client['send']>[]) =>
  (await Promise.all(sent)).map(({ refused, errors }) => {
    expect(errors).toEqual([]);
    return refused;
  });

test.each(rounds)(
  'decided here and taken back there: one of them stands, the other hears of it (%i)',
  async () => {
    const { id: requestId, sound: optionId } = await leadTo('ACKNOWLEDGED', studio);
    const refused = await race(
      studio.by('klara').send('decisionMake', { requestId, optionId }),
      elsewhere('carl').send('changeRequestWithdraw', { requestId, why: 'Not needed.' }),
    );
    expect(refused.filter((code) => code === 'INVALID_TRANSITION')).toHaveLength(1);
    const types = await typesOf(requestId);
    expect(types.filter((type) => ['DecisionMade', 'RequestWithdrawn'].includes(type))).toEqual([
      refused[0] === undefined ? 'DecisionMade' : 'RequestWithdrawn',
    ]);
  },
);

test.each(rounds)('decided here and put to rest there: never both (%i)', async () => {
  const { id: requestId, sound: optionId } = await leadTo('ACKNOWLEDGED', studio);
  const refused = await race(
    studio.by('klara').send('decisionMake', { requestId, optionId }),
    elsewhere('kurt').send('changeRequestDefer', { requestId, until: '2099-01-01T00:00:00Z', why: 'Later.' }),
  );
  expect(refused.filter((code) => code === 'INVALID_TRANSITION')).toHaveLength(1);
});

test.each(rounds)(
  'decided here while the option changes there: on the old terms before, or not at all (%i)',
  async () => {
    const { id: requestId, sound: optionId } = await leadTo('ACKNOWLEDGED', studio);
    const [decision, revision] = await race(
      studio.by('klara').send('decisionMake', { requestId, optionId }),
      elsewhere('max').send('optionRevise', {
        ...offer(requestId, 'Dearer', { leadTimeDays: 90 }),
        optionId,
      }),
    );
    expect(revision).toBeUndefined();
    const types = await typesOf(requestId);
    const [decided, revised] = [types.indexOf('DecisionMade'), types.indexOf('OptionRevised')];
    // Whoever lost the race decided again, on what stood by then.
    if (decision === undefined) expect(decided).toBeLessThan(revised);
    else expect([decision, decided]).toEqual(['BRIEFING_STALE', -1]);
  },
);

test.each(rounds)('taken here and rejected there: one of them (%i)', async () => {
  const { id: requestId, deliveryId } = await leadTo('DELIVERED', studio);
  const refused = await race(
    studio.by('klara').send('deliveryAccept', { requestId, deliveryId }),
    elsewhere('kurt').send('deliveryReject', { requestId, deliveryId, missing: 'All of it.' }),
  );
  expect(refused.filter((code) => code === undefined)).toHaveLength(1);
  const types = await typesOf(requestId);
  expect(types.filter((type) => type.startsWith('Delivery'))).toHaveLength(1);
});

test('of two who saw the same revision one is told to look again; without it both are heard', async () => {
  const { id: requestId } = await leadTo('RECEIVED', studio);
  const note = (text: string, expectedRevision?: number) => ({
    ...{ requestId, text, visibility: 'SHARED' },
    ...(expectedRevision !== undefined && { expectedRevision }),
  });
  for (const round of rounds) {
    const { length } = await typesOf(requestId);
    const refused = await race(
      studio.by('max').send('noteAdd', note(`Here ${round}`, length - 1)),
      elsewhere('carl').send('noteAdd', note(`There ${round}`, length - 1)),
    );
    expect(refused.filter((code) => code === 'REVISION_CONFLICT')).toHaveLength(1);
    expect(await typesOf(requestId)).toHaveLength(length + 1);
    const both = await race(
      studio.by('max').send('noteAdd', note(`Here again ${round}`)),
      elsewhere('carl').send('noteAdd', note(`There again ${round}`)),
    );
    expect(both).toEqual([undefined, undefined]);
    expect(await typesOf(requestId)).toHaveLength(length + 3);
  }
});
