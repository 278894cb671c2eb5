import {
  type Command,
  dan,
  factsAfter,
  formulated,
  given,
  issue,
  laidOut,
  received,
} from './change-request-life.js';

type Assessment = Extract<Command, { type: 'AssessFeasibility' }>['data'];

const assess = (assessment: Partial<Assessment>): Command => ({
  type: 'AssessFeasibility',
  data: { discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'As far as we see', ...assessment },
});

describe('a verdict that says too little by itself: ASSESSMENT_INCOMPLETE', () => {
  test.each([
    ['FEASIBLE_IF', 'conditions', { conditions: ['twenty pictures'] }],
    ['NOT_FEASIBLE', 'instead', { instead: 'A static page' }],
    ['UNKNOWN_YET', 'wouldTell', { wouldTell: 'A trial of a week' }],
  ] as const)('%s needs %s', (verdict, missing, more) => {
    for (const less of [{}, missing === 'conditions' ? { conditions: [] } : {}])
      given(received, formulated())
        .when(assess({ verdict, ...less }), dan)
        .thenRefused('ASSESSMENT_INCOMPLETE', { verdict, missing });
    const complete = assess({ verdict, ...more });
    given(received, formulated())
      .when(complete, dan)
      .then({ type: 'FeasibilityAssessed', data: { formulationVersion: 1, ...complete.data } as never });
  });

  test('FEASIBLE says enough', () =>
    given(received, formulated())
      .when(assess({}), dan)
      .then({
        type: 'FeasibilityAssessed',
        data: {
          formulationVersion: 1,
          discipline: 'DESIGN',
          verdict: 'FEASIBLE',
          explanation: 'As far as we see',
        },
      }));
});

test('a briefing shows what each discipline said, conditions included', () => {
  const said = { verdict: 'FEASIBLE_IF', conditions: ['twenty pictures'] } as const;
  const facts = factsAfter(laidOut, [assess(said), dan], [issue('con_eve')]);
  const [briefing] = facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.content] : []));
  expect(briefing?.assessments).toContainEqual({
    discipline: 'DESIGN',
    explanation: 'As far as we see',
    ...said,
  });
});
