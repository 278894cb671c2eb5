import { agreeThatStudioInforms } from '../support/informing.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_OBJECTION_DAYS: '3' });
});
afterAll(() => studio.stop());

const day = 86_400_000;

const decided = `query ($reference: String!) { changeRequest(reference: $reference) {
  status
  decision { id occurredAt objectionUntil informed { id } decidedBy { id } authority { level } }
  objections { id decision { id } answer { text } }
  viewerCan { implementationStart { allowed code } }
  history(last: 1) { nodes { __typename ... on ObjectionRaisedEvent { decisionId } } }
} }`;

test('the studio decides as agreed, the deciders see it at once and object, and nobody starts before the answer', async () => {
  const { by, people } = studio;
  const { id: requestId, reference, sound: optionId } = await leadTo('BRIEFED', studio);
  await agreeThatStudioInforms(studio);
  await by('max').done('decisionMake', { requestId, optionId });

  // Kurt was sent no briefing: he hears of it as a decider.
  const seen = await by('kurt').ask(decided, { reference });
  const decisionId = seen.text('changeRequest.decision.id');
  expect(seen.at('changeRequest')).toMatchObject({
    status: 'DECIDED',
    decision: {
      decidedBy: [{ id: people.max }],
      authority: { level: 'STUDIO_DECIDES_AND_INFORMS' },
      informed: [people.klara, people.kurt].sort().map((id) => ({ id })),
    },
  });
  const objectable =
    Date.parse(seen.text('changeRequest.decision.objectionUntil')) -
    Date.parse(seen.text('changeRequest.decision.occurredAt'));
  expect(objectable).toBe(3 * day);

  const objected = await by('kurt').done(
    'objectionRaise',
    { requestId, kind: 'BUDGET', statement: 'Not for that money.' },
    'changeRequest { objections { id decision { id } } }',
  );
  expect(objected.at('changeRequest.objections.0.decision')).toEqual({ id: decisionId });
  const objectionId = objected.text('changeRequest.objections.0.id');

  const stopped = await by('walter').send('implementationStart', { requestId });
  expect(stopped.userErrors).toMatchObject([{ code: 'OBJECTION_OPEN' }]);
  const waiting = await by('walter').ask(decided, { reference });
  expect(waiting.at('changeRequest')).toMatchObject({
    status: 'DECIDED',
    viewerCan: { implementationStart: { allowed: false, code: 'OBJECTION_OPEN' } },
    history: { nodes: [{ __typename: 'ObjectionRaisedEvent', decisionId }] },
  });

  await by('max').done('objectionAnswer', { requestId, objectionId, answer: 'It is within the budget.' });
  const started = await by('walter').done('implementationStart', { requestId }, 'changeRequest { status }');
  expect(started.at('changeRequest.status')).toBe('IN_IMPLEMENTATION');
});
