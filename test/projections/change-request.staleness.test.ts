import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { folded } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { contentOf, formulation, wholeLife } from './change-request-story.js';

const { facts } = wholeLife();

describe('a briefing goes stale', () => {
  const briefed = () => {
    const story = log();
    story.facts.push(...facts.slice(0, 13));
    return story;
  };
  const after = (story: ReturnType<typeof log>) =>
    folded(changeRequestProjection, story.facts).get('req_1')?.briefings ?? [];

  const request = 'changeRequest/req_1';
  const changes = {
    'when the request is formulated again': {
      type: 'RequestFormulated',
      data: { version: 2, ...formulation },
    },
    'when a discipline changes its mind': {
      type: 'FeasibilityAssessed',
      data: { formulationVersion: 1, discipline: 'DESIGN', verdict: 'NOT_FEASIBLE', explanation: 'no photo' },
    },
    'when there is another option': {
      type: 'OptionOffered',
      data: { optionId: 'opt_3', title: 'A chat' },
    },
    'when another consequence is foreseen': {
      type: 'ConsequencePredicted',
      data: { consequenceId: 'csq_2', optionId: 'opt_same', statement: 'Less spam', valence: 'GOOD' },
    },
    'when an option is offered on other terms': {
      type: 'OptionRevised',
      data: { optionId: 'opt_form', title: 'A shorter form' },
    },
    'when an option is withdrawn': {
      type: 'OptionWithdrawn',
      data: { optionId: 'opt_form', why: 'It does not work' },
    },
    'when something is unknown': {
      type: 'UnknownDeclared',
      data: { unknownId: 'unk_1', statement: 'How many', why: 'Nobody counted' },
    },
    'when something unknown is found out': {
      type: 'UnknownResolved',
      data: { unknownId: 'unk_1', finding: 'Forty' },
    },
    'when the advice changes': {
      type: 'OptionRecommended',
      data: { optionId: 'opt_same', why: 'Cheaper', others: [] },
    },
  } as const;

  test.each(Object.entries(changes))('%s', (_, message) => {
    const [briefing] = after(briefed().say(request, message));
    expect(briefing).toMatchObject({ stale: true, staleSince: moment(14), digest: 'd1' });
  });

  test('once: the first change is the one that made it stale', () => {
    const twice = briefed()
      .say(request, changes['when there is another option'])
      .say(request, changes['when the advice changes']);
    expect(after(twice)[0]?.staleSince).toEqual(moment(14));
  });

  test('when a later one replaces it, which is fresh', () => {
    const content = contentOf(2, 'opt_form');
    const again = briefed().say(request, {
      type: 'BriefingIssued',
      data: { briefingId: 'brf_2', number: 2, digest: 'd2', content, deciders: ['con_eve'] },
    });
    const [first, second] = after(again);
    expect([first?.stale, first?.staleSince, second?.stale]).toEqual([true, moment(14), false]);
  });

  test('not by a question, an answer or a receipt', () => {
    const asked = briefed()
      .say(request, {
        type: 'ClarificationAsked',
        data: { questionId: 'qst_2', question: 'Which?', owedBy: 'con_eve' },
      })
      .say(request, {
        type: 'BriefingOpened',
        data: { number: 1, digest: 'd1', openedBy: 'con_bob' },
      });
    const [briefing] = after(asked);
    expect(briefing?.stale).toBe(false);
    expect(briefing).not.toHaveProperty('staleSince');
  });
});

describe('an assessment is current', () => {
  const request = 'changeRequest/req_1';
  const assessed = (formulationVersion: number, discipline: string) =>
    ({
      type: 'FeasibilityAssessed',
      data: { formulationVersion, discipline, verdict: 'FEASIBLE', explanation: 'yes' },
    }) as const;
  const currentAfter = (story: ReturnType<typeof log>) => {
    const row = folded(changeRequestProjection, story.facts).get('req_1');
    return { status: row?.status, current: row?.assessments.map(({ current }) => current) };
  };
  const upToFormulation = () => {
    const story = log();
    story.facts.push(...facts.slice(0, 4));
    return story;
  };

  test('as long as its discipline says nothing else', () => {
    const story = upToFormulation()
      .say(request, assessed(1, 'DESIGN'))
      .say(request, assessed(1, 'WEB_DEVELOPMENT'))
      .say(request, assessed(1, 'DESIGN'));
    expect(currentAfter(story)).toEqual({ status: 'ASSESSED', current: [false, true, true] });
  });

  test('as long as the formulation stands that it is about', () => {
    const story = upToFormulation()
      .say(request, assessed(1, 'DESIGN'))
      .say(request, assessed(1, 'WEB_DEVELOPMENT'))
      .say(request, { type: 'RequestFormulated', data: { version: 2, ...formulation } })
      .say(request, assessed(2, 'DESIGN'))
      .say(request, assessed(1, 'WEB_DEVELOPMENT'));
    expect(currentAfter(story)).toEqual({ status: 'FORMULATED', current: [false, false, true, false] });
  });
});
