import { movableClock } from '../support/movable-clock.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
const clock = movableClock();
beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_ALARM_SECONDS: '3600' }, undefined, { clock });
});
afterAll(() => studio.stop());

const history = `query ($reference: String!) { changeRequest(reference: $reference) {
  status history { totalCount nodes { __typename revision occurredAt recordedAt } }
} }`;

test('a clock that is set back stops nobody: what was done stays in its order, and nothing is refused as too early', async () => {
  const { by } = studio;
  const {
    id: requestId,
    reference,
    sound: optionId,
    briefingDigest: digest,
  } = await leadTo('BRIEFED', studio);
  clock.moveOn(-3);
  await by('klara').done('briefingOpen', { requestId, number: 1 });
  await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest });
  await by('klara').done('decisionMake', { requestId, optionId });
  await by('walter').done('implementationStart', { requestId });
  const shown = await by('klara').ask(history, { reference });
  expect(shown.at('changeRequest.status')).toBe('IN_IMPLEMENTATION');
  const nodes = shown.list('changeRequest.history.nodes') as { revision: number; recordedAt: string }[];
  expect(nodes.map(({ revision }) => revision)).toEqual(nodes.map((_, index) => index));
  // When it was stored says the database, whose clock nobody moved.
  expect(nodes.map(({ recordedAt }) => recordedAt)).toEqual(nodes.map(({ recordedAt }) => recordedAt).sort());
  clock.moveOn(3);
});

test('how far the clock is off the database is told among the metrics', async () => {
  const ahead = async () => {
    const text = await (await fetch(`${studio.url}/metrics`)).text();
    return Number(/^answerable_clock_ahead_seconds (\S+)$/m.exec(text)?.[1]);
  };
  expect(Math.abs(await ahead())).toBeLessThan(3_600);
  clock.moveOn(-3);
  expect(await ahead()).toBeLessThan(-2 * 86_400);
  clock.moveOn(3);
});

test('a clock that jumps ahead lets offers lapse, which the refusal says, and nothing else is lost', async () => {
  const { by } = studio;
  const { id: requestId, sound: optionId, briefingDigest: digest } = await leadTo('BRIEFED', studio);
  clock.moveOn(40);
  await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest });
  const told = await by('klara').send('decisionMake', { requestId, optionId });
  expect(told.userErrors).toMatchObject([{ __typename: 'OptionLapsed', optionId }]);
  clock.moveOn(-40);
  await by('klara').done('decisionMake', { requestId, optionId });
});
