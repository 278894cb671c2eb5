import { type LiveClient, overWebsocket } from '../support/live-client.js';
import { movableClock } from '../support/movable-clock.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';
import { until } from '../support/until.js';

let studio: Studio;
let follower: LiveClient;
const clock = movableClock();
beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_ALARM_SECONDS: '1' }, undefined, { clock });
  follower = overWebsocket(studio.url, () => studio.token('klara'));
});
afterAll(async () => {
  follower.close();
  await studio.stop();
});

const daysOn = (days: number) => new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString();

const silence = 'byRole onBehalfOf { id } by { name }';
const asked = `query ($reference: String!) { changeRequest(reference: $reference) {
  status statusSince
  deferrals { until woken { why occurredAt by { id name } } }
  briefing { silence { silent { id } since days by { name } } }
  decision { owed silences { owed silent { id } since days } }
  history(last: 1) { nodes {
    __typename ... on HistoryEvent { ${silence} }
    ... on DecisionSilenceRecordedEvent { owed silent { id } days }
  } }
} }`;

const seenBy = async (subject: 'klara' | 'max', reference: string) =>
  (await studio.by(subject).ask(asked, { reference })).at('changeRequest') as Record<string, unknown>;

const events = `subscription ($id: ID!, $after: LogPosition) { changeRequestEvents(requestId: $id, after: $after) {
  __typename ... on EventReceived { event { __typename ... on HistoryEvent { byRole } } } } }`;

const hears = async (id: string, after: string, typename: string) => {
  const subscription = follower.subscribe(events, { id, after });
  const heard = await subscription.until(({ data }) => JSON.stringify(data).includes(typename));
  subscription.end();
  return heard.at(-1)?.data;
};

test('what rests wakes by itself when its date has come', async () => {
  const { by } = studio;
  const { id: requestId, reference } = await leadTo('BRIEFED', studio);
  const rest = await by('klara').done('changeRequestDefer', {
    requestId,
    until: daysOn(3),
    why: 'Holidays.',
  });
  expect(await seenBy('klara', reference)).toMatchObject({ status: 'DEFERRED' });

  clock.moveOn(3.1);
  expect(await hears(requestId, rest.text('position'), 'RequestWoken')).toMatchObject({
    changeRequestEvents: { event: { __typename: 'RequestWokenEvent', byRole: 'SYSTEM' } },
  });
  await until('it shows', async () => (await seenBy('klara', reference))['status'] === 'BRIEFED');
  expect(await seenBy('klara', reference)).toMatchObject({
    deferrals: [{ woken: { why: null } }],
    history: { nodes: [{ __typename: 'RequestWokenEvent', byRole: 'SYSTEM', onBehalfOf: null }] },
  });
  const metrics = await (await fetch(`${studio.url}/metrics`)).text();
  expect(metrics).toContain('answerable_alarms_total{kind="wake",outcome="rung"} 1');
  // Resting is no silence: the days run anew.
  expect(await seenBy('klara', reference)).toMatchObject({ briefing: { silence: null } });
});

test("a decider's silence on a briefing is recorded by the program after the agreed days, and decides nothing", async () => {
  const { by, people } = studio;
  const { id: requestId, reference } = await leadTo('BRIEFED', studio);
  const { position } = await by('max')
    .ask('{ _meta { position } }')
    .then(({ text }) => ({ position: text('_meta.position') }));
  clock.moveOn(7.1);
  expect(await hears(requestId, position, 'SilenceRecorded')).toMatchObject({
    changeRequestEvents: { event: { __typename: 'SilenceRecordedEvent', byRole: 'SYSTEM' } },
  });
  await until('it shows', async () => JSON.stringify(await seenBy('max', reference)).includes('"days":7'));
  expect(await seenBy('max', reference)).toMatchObject({
    status: 'BRIEFED',
    briefing: { silence: { silent: [{ id: people.klara }], days: 7 } },
    history: { nodes: [{ __typename: 'SilenceRecordedEvent', byRole: 'SYSTEM' }] },
  });
});

test('what a verbal decision was made without is missed by name when it does not come', async () => {
  const { by, people } = studio;
  const {
    id: requestId,
    sound: optionId,
    reference,
    briefingDigest: digest,
  } = await leadTo('BRIEFED', studio);
  await by('max').done('decisionMake', {
    ...{ requestId, optionId, mode: 'VERBAL', channel: 'PHONE', onBehalfOf: people.klara },
  });
  await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest });
  clock.moveOn(7.1);
  await until('it shows', async () => JSON.stringify(await seenBy('max', reference)).includes('"days":7'));
  expect(await seenBy('max', reference)).toMatchObject({
    status: 'DECIDED',
    briefing: { silence: null },
    decision: {
      owed: ['CONFIRMATION'],
      silences: [{ owed: 'CONFIRMATION', silent: [{ id: people.klara }], days: 7 }],
    },
    history: {
      nodes: [
        { __typename: 'DecisionSilenceRecordedEvent', byRole: 'SYSTEM', owed: 'CONFIRMATION', days: 7 },
      ],
    },
  });
});
