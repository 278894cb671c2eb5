import { digestOf } from '../../src/application/digest.js';
import {
  advised,
  assessed,
  type Fact,
  factsAfter,
  formulated,
  formulation,
  given,
  issue,
  issueAs,
  laidOut,
  leaveAsIs,
  offer,
  offered,
  predicted,
  ready,
  received,
  recommended,
  validUntil,
} from './change-request-life.js';
import { briefable, closed } from './change-request-later.js';
import { unruly } from './parties.js';

const contentIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.content] : [])).at(-1);

describe('issuing', () => {
  test('everything that a decider is shown is frozen, with a number and a digest', () => {
    const grave = { valence: 'BAD', severity: 'HIGH' } as const;
    const content = {
      schema: 1,
      requestId: 'req_1',
      number: 1,
      formulation: { version: 1, ...formulation },
      assessments: ['DESIGN', 'WEB_DEVELOPMENT'].map((discipline) => ({
        discipline,
        verdict: 'FEASIBLE' as const,
        explanation: 'We have built such',
      })),
      options: [
        {
          id: 'opt_1',
          leaveAsIs: true,
          title: 'Leave it as it is',
          summary: 'Nothing is changed and nothing is paid for.',
          price: { from: { amount: '0', currency: 'EUR' }, to: { amount: '0', currency: 'EUR' } },
          effort: [],
          leadTimeDays: 0,
          gives: [],
          soundness: 'SOUND',
          assumptions: [],
          consequences: [{ id: 'csq_stall', statement: 'No more leads than now', kind: 'SALES', ...grave }],
        },
        {
          id: 'opt_gallery',
          ...offer,
          validUntil: '2026-04-01T00:00:00.000Z',
          consequences: [
            {
              id: 'csq_leads',
              statement: 'What opt_gallery entails: csq_leads',
              valence: 'GOOD',
              kind: 'SALES',
              severity: 'MEDIUM',
            },
            { id: 'csq_slow', statement: 'Three weeks', kind: 'SCHEDULE', ...grave },
          ],
        },
        {
          id: 'opt_embed',
          ...offer,
          title: 'Embed the network',
          soundness: 'WORKAROUND',
          validUntil,
          consequences: [
            { id: 'csq_foreign', statement: 'They change it at will', kind: 'TECHNICAL', ...grave },
            { id: 'csq_ads', statement: 'Trackers need consent', kind: 'LEGAL', ...grave },
            { id: 'csq_look', statement: 'It looks foreign', kind: 'SALES', valence: 'BAD', severity: 'LOW' },
          ],
        },
      ],
      recommendation: {
        optionId: 'opt_gallery',
        why: 'It serves the goal',
        others: [{ optionId: 'opt_embed', judgement: 'UNSUITABLE', why: 'Not yours' }],
      },
    } as const;
    given(...advised)
      .when(issue('con_eve', 'con_max'))
      .then({
        type: 'BriefingIssued',
        data: {
          briefingId: 'brf_1',
          number: 1,
          digest: digestOf(content),
          content,
          deciders: ['con_eve', 'con_max'],
        },
      });
  });

  test('of what a discipline said the latest is shown, and nothing of an earlier formulation', () => {
    const again: Fact = {
      type: 'FeasibilityAssessed',
      data: { formulationVersion: 2, discipline: 'DESIGN', verdict: 'FEASIBLE_IF', explanation: 'With time' },
    };
    const facts = [...advised, formulated(2, ['DESIGN']), assessed('DESIGN', 2), again];
    expect(contentIn(factsAfter(facts, [issue('con_eve')]))?.assessments).toEqual([
      { discipline: 'DESIGN', verdict: 'FEASIBLE_IF', explanation: 'With time' },
    ]);
  });

  test('a briefing keeps its id for itself, whichever comes later: ALREADY_EXISTS', () => {
    const twice = factsAfter(advised, [issue('con_eve')], [issueAs('brf_2', 'con_eve')]);
    for (const id of ['brf_1', 'brf_2'])
      given(...twice)
        .when(issueAs(id, 'con_eve'))
        .thenRefused('ALREADY_EXISTS', { what: 'briefing' });
  });

  test('no advice is an honest briefing too', () => {
    const content = contentIn(factsAfter(laidOut, [issue('con_eve')]));
    expect(content).toBeDefined();
    expect(content).not.toHaveProperty('recommendation');
  });

  test('an option that has lapsed by the clock is left out, and so is what was thought of it', () => {
    const content = contentIn(factsAfter(advised, [issue('con_eve'), { now: validUntil }]));
    expect(content?.options.map(({ id }) => id)).toEqual(['opt_1', 'opt_gallery']);
    expect(content?.recommendation).toMatchObject({ optionId: 'opt_gallery', others: [] });
    const justBefore = contentIn(
      factsAfter(advised, [issue('con_eve'), { now: '2026-03-16T08:59:59.999Z' }]),
    );
    expect(justBefore?.options.map(({ id }) => id)).toEqual(['opt_1', 'opt_gallery', 'opt_embed']);
  });

  test('advice on an option that has lapsed is no advice any more', () => {
    const forTheEmbedding = [
      ...laidOut,
      recommended('opt_embed', [{ optionId: 'opt_1', judgement: 'UNSUITABLE' }]),
    ];
    const content = contentIn(factsAfter(forTheEmbedding, [issue('con_eve'), { now: validUntil }]));
    expect(content?.options).toHaveLength(2);
    expect(content).not.toHaveProperty('recommendation');
  });

  test('there is something to choose from: TOO_FEW_OPTIONS', () => {
    given(...ready)
      .when(issue('con_eve'))
      .thenRefused('TOO_FEW_OPTIONS', { offered: 0, needed: 2 });
    given(...advised)
      .when(issue('con_eve'), { now: '2026-04-01T00:00:00.000Z' })
      .thenRefused('TOO_FEW_OPTIONS', { offered: 1, needed: 2 });
  });

  test('each option has a consequence of its own, leaving it as it is included: CONSEQUENCES_MISSING', () => {
    const facts = [...ready, leaveAsIs, offered('opt_gallery'), offered('opt_b', { title: 'Second' })];
    given(...facts)
      .when(issue('con_eve'))
      .thenRefused('CONSEQUENCES_MISSING', { options: ['Leave it as it is', offer.title, 'Second'] });
    given(...facts, predicted('opt_gallery', 'csq_a'), predicted('opt_gallery', 'csq_b'))
      .when(issue('con_eve'))
      .thenRefused('CONSEQUENCES_MISSING', { options: ['Leave it as it is', 'Second'] });
  });

  test('a workaround has a technical consequence: TECHNICAL_CONSEQUENCE_MISSING', () => {
    const facts = [
      ...ready,
      leaveAsIs,
      offered('opt_embed', { title: 'Embed', soundness: 'WORKAROUND' }),
      offered('opt_compromise', { soundness: 'COMPROMISE' }),
      predicted('opt_1', 'csq_1'),
      predicted('opt_embed', 'csq_2', { kind: 'LEGAL' }),
      predicted('opt_compromise', 'csq_3'),
    ];
    given(...facts)
      .when(issue('con_eve'))
      .thenRefused('TECHNICAL_CONSEQUENCE_MISSING', { options: ['Embed'] });
    const told = [...facts, predicted('opt_embed', 'csq_4', { kind: 'TECHNICAL' })];
    expect(contentIn(factsAfter(told, [issue('con_eve')]))?.options).toHaveLength(3);
  });

  test('every discipline touched has assessed the formulation that stands: DISCIPLINES_NOT_ASSESSED', () => {
    given(...advised, formulated(2), assessed('DESIGN', 2))
      .when(issue('con_eve'))
      .thenRefused('DISCIPLINES_NOT_ASSESSED', { disciplines: ['WEB_DEVELOPMENT'] });
  });

  test('an imported request is formulated before anybody is briefed: NOT_FORMULATED', () => {
    given(received, offered('opt_a'), offered('opt_b'))
      .when(issue('con_eve'))
      .thenRefused('NOT_FORMULATED', {});
  });

  test('it goes to deciders of this client only, and to one at least: NOT_A_DECIDER', () => {
    given(...advised)
      .when(issue('con_eve', 'con_kim', 'mem_ada', 'con_elsewhere', ...unruly))
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_kim', 'mem_ada', 'con_elsewhere', ...unruly] });
    given(...advised)
      .when(issue())
      .thenRefused('NOT_A_DECIDER', { contacts: [] });
  });

  test('each decider is named once: NAMED_TWICE', () => {
    given(...advised)
      .when(issue('con_eve', 'con_max', 'con_eve'))
      .thenRefused('NAMED_TWICE', { names: ['con_eve'] });
  });

  test.each(['NOT_FOUND', 'RECEIVED', 'CLOSED'] as const)(
    'too early or too late: %s: INVALID_TRANSITION',
    (from) => {
      const allowed = briefable;
      if (from === 'NOT_FOUND') given().when(issue('con_eve')).thenRefused('NOT_FOUND', { what: 'request' });
      else
        given(...(from === 'RECEIVED' ? [received] : closed))
          .when(issue('con_eve'))
          .thenRefused('INVALID_TRANSITION', { from, allowed });
    },
  );
});
