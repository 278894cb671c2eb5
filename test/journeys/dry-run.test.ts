import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { newUuid } from '../../src/platform/ids.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { knownAt } from '../support/known-ids.js';
import { type Client, type Told, valueAt } from '../support/api-client.js';
import { type Rehearsal, rehearsing } from '../support/rehearsing.js';
import { programOn, type RunningProgram } from '../support/running-program.js';
import { leadTo, type Life } from '../support/request-life.js';
import { inputsOf } from '../support/schema-inputs.js';
import { everythingStored } from '../support/stored.js';
import { sendEveryCommand } from '../support/every-command.js';
import { movableClock } from '../support/movable-clock.js';
import { startStudio, type Studio, subjects } from '../support/studio.js';

const clock = movableClock();
const rehearsals: Rehearsal[] = [];
let studio: Studio;
let later: RunningProgram;
/** A client that sends what it is told, without a rehearsal. */
let plain: (subject: string) => Client;
let schema: GraphQLSchema;
let life: Life;
beforeAll(async () => {
  schema = await createSchema({} as Application);
  const rehearsed = rehearsing((rehearsal) => void rehearsals.push(rehearsal));
  studio = await startStudio({}, (program) => {
    plain = program.as;
    return rehearsed(program);
  });
  // The studio's own program leads the alarm clock, so nobody is quicker there.
  later = await programOn(studio.storage, {}, { clock });
  clock.moveOn(10);
  await sendEveryCommand(studio, rehearsed(later).as);
  life = await leadTo('ACCEPTED', studio);
  await studio.by('carl').done('consequenceObserve', {
    requestId: life.id,
    outcome: 'UNFORESEEN',
    statement: 'Faster.',
  });
}, 180_000);
afterAll(async () => {
  await later.end();
  await studio.stop();
});

const stored = () => everythingStored(studio.core.database.query);
const payload = (told: Told, mutation: string) => valueAt(told.data, mutation) as Record<string, unknown>;

test('every mutation that the API has was foreseen before it was done; a new one needs its step', () => {
  const seen = new Set(rehearsals.map(({ mutation }) => mutation));
  const lacking = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !seen.has(name));
  const missing = lacking.map(
    (name) => `${name} was never rehearsed: send it in test/support/every-command.ts`,
  );
  expect(missing).toEqual([]);
});

test('a dry run stores nothing: no event, no number, no key, no person, no command id', () => {
  for (const { mutation, before, after } of rehearsals) expect([mutation, after]).toEqual([mutation, before]);
});

test('what a dry run foresaw is what was then recorded, with the same ids', () => {
  for (const { mutation, foreseen, real, recorded } of rehearsals) {
    expect([mutation, foreseen.errors, foreseen.userErrors]).toEqual([mutation, [], []]);
    expect([foreseen.at('dryRun'), foreseen.at('position')]).toEqual([true, null]);
    expect([real.at('dryRun'), real.at('wouldRecord')]).toEqual([false, null]);
    const facts = foreseen.list('wouldRecord') as Record<string, unknown>[];
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.every(({ position }) => position === null)).toBe(true);
    const ids = facts.map(({ __typename, id, revision }) => [__typename, id, revision]);
    expect([mutation, recorded.map(({ type, id, revision }) => [`${type}Event`, id, revision])]).toEqual([
      mutation,
      ids,
    ]);
  }
});

test('the object was shown as it then looked, with its history', () => {
  for (const { mutation, foreseen, real } of rehearsals) {
    const { wouldRecord } = payload(foreseen, mutation);
    const inEarnest = { ...payload(real, mutation), dryRun: true, position: null, wouldRecord };
    expect([mutation, inEarnest]).toMatchObject([mutation, payload(foreseen, mutation)]);
  }
});

test.each(subjects)('%s is refused in a dry run as in earnest, and nothing is stored', async (subject) => {
  const client = plain(subject);
  const before = await stored();
  for (const [mutation, input] of Object.entries(inputsOf(schema, knownAt(studio, life)))) {
    const foreseen = await client.send(mutation, { ...input, dryRun: true }, 'dryRun');
    expect([mutation, foreseen.errors, foreseen.at('position')]).toEqual([mutation, [], null]);
    expect(foreseen.at('dryRun')).toBe(true);
    // What is refused changes nothing, so it can be sent in earnest.
    if (foreseen.refused !== undefined)
      expect([mutation, (await client.send(mutation, input)).userErrors]).toEqual([
        mutation,
        foreseen.userErrors,
      ]);
  }
  expect(await stored()).toEqual(before);
});

test('a key, a subject and an id that are taken are refused in a dry run too', async () => {
  const { acme, people } = studio;
  const [max, dora] = [plain('max'), plain('dora')];
  const project = { ...inputsOf(schema, knownAt(studio, life))['projectOpen'], id: undefined, dryRun: true };
  expect((await max.send('projectOpen', { ...project, key: 'ACME' })).refused).toBe('KEY_TAKEN');
  const member = { name: 'M', role: 'DIRECTOR', disciplines: [], dryRun: true };
  expect((await dora.send('memberAdd', { ...member, subject: 'klara' })).refused).toBe('SUBJECT_TAKEN');
  const contact = {
    clientId: acme.clientId,
    contactId: people.bert,
    kind: 'CONTRIBUTOR',
    name: 'B',
    dryRun: true,
  };
  expect((await max.send('contactAdd', contact)).refused).toBe('ID_TAKEN');
});

test('a dry run under the id of a command that was done tells of content, and records nothing more', async () => {
  const sent = { requestId: life.id, commandId: newUuid(), outcome: 'UNFORESEEN', statement: 'Slower.' };
  const carl = plain('carl');
  await carl.done('consequenceObserve', sent);
  const again = await carl.send('consequenceObserve', { ...sent, dryRun: true }, 'dryRun wouldRecord { id }');
  expect([again.at('dryRun'), again.at('wouldRecord'), again.userErrors]).toEqual([true, [], []]);
  const other = await carl.send('consequenceObserve', { ...sent, statement: 'Other.', dryRun: true });
  expect(other.refused).toBe('COMMAND_ID_REUSED');
});
