import type { AgreedTemplate } from '../../src/aggregates/change-request/index.js';
import type { RequestTemplate } from '../../src/kernel/template.js';
import { agreed, data, receive, swap } from './by-template-life.js';
import {
  acknowledge,
  ada,
  choose,
  type Command,
  context,
  eve,
  type Fact,
  factsAfter,
  formulation,
  given,
  issue,
  kim,
  leaveAsIs,
  offer,
  validUntil,
} from './change-request-life.js';

const agreeing = { agreed, number: 12 };

const template: AgreedTemplate = {
  ...{ templateId: 'swap-a-picture', agreementVersion: 3, agreementDigest: 'd'.repeat(64) },
  ...{ optionId: 'opt_of_itself_1', disciplines: ['DESIGN'], elementKinds: ['CONTENT_BLOCK'] },
};

const { templateId, disciplines, elementKinds, consequences, leavingAsIs, ...terms } = swap;
const fromTemplate = { templateId: 'swap-a-picture', agreementVersion: 3 };
const swapped: Fact = {
  type: 'OptionOffered',
  data: { optionId: 'opt_of_itself_1', ...terms, assumptions: [], fromTemplate, validUntil },
};
const foreseen = (consequenceId: string, optionId: string, of: RequestTemplate['consequences']): Fact[] =>
  of.map((prediction) => ({
    type: 'ConsequencePredicted',
    data: { consequenceId, optionId, ...prediction },
  }));

/** All that one act records. */
const byTemplate: readonly Fact[] = [
  { type: 'RequestReceived', data: { ...data, kind: 'STANDARD', template } },
  leaveAsIs,
  swapped,
  ...foreseen('csq_of_itself_1', 'opt_1', leavingAsIs ?? []),
  ...foreseen('csq_of_itself_2', 'opt_of_itself_1', consequences),
];
const briefed = factsAfter(byTemplate, [issue('con_eve')]);
const extension = { optionId: 'opt_of_itself_1', ...terms, assumptions: [] };

describe('received by a template', () => {
  test('the wish and what was agreed of it are one act, copied from the agreement in force', () =>
    given()
      .when(receive(), agreeing)
      .then(...byTemplate));

  test('by the client itself, too', () =>
    given()
      .when(receive({ from: 'con_kim' }), { ...agreeing, ...kim })
      .then(
        { type: 'RequestReceived', data: { ...data, from: 'con_kim', kind: 'STANDARD', template } },
        ...byTemplate.slice(1),
      ));

  test('what was agreed for a time is not offered beyond it', () => {
    const ending = '2026-03-05T00:00:00.000Z';
    const facts = factsAfter([], [receive(), { agreed: { ...agreed, validTo: ending } }]);
    expect(facts).toContainEqual({ ...swapped, data: { ...swapped.data, validUntil: ending } });
    const late = factsAfter([], [receive(), { agreed: { ...agreed, validTo: '2031-01-01T00:00:00.000Z' } }]);
    expect(late).toContainEqual(swapped);
  });

  test('a template that is not agreed: TEMPLATE_NOT_AGREED, which says what is', () => {
    given()
      .when(receive({ templateId: 'paint-it-black' }), agreeing)
      .thenRefused('TEMPLATE_NOT_AGREED', { templateId: 'paint-it-black', agreed: ['swap-a-picture'] });
    given()
      .when(receive({ templateId: undefined }), agreeing)
      .thenRefused('TEMPLATE_NOT_AGREED', { agreed: ['swap-a-picture'] });
    given().when(receive()).thenRefused('TEMPLATE_NOT_AGREED', { templateId: 'swap-a-picture', agreed: [] });
  });

  test.each(['NORMAL', 'URGENT'] as const)('a template of a %s request: TEMPLATE_NOT_FOR_KIND', (kind) =>
    given().when(receive({ kind }), agreeing).thenRefused('TEMPLATE_NOT_FOR_KIND', { kind }),
  );

  test('a template without a kind: TEMPLATE_NOT_FOR_KIND', () =>
    given()
      .when(receive({ kind: undefined }), agreeing)
      .thenRefused('TEMPLATE_NOT_FOR_KIND', { kind: 'NORMAL' }));
});

describe('what was agreed beforehand was thought through beforehand', () => {
  test('it is briefed as it stands, and the briefing says that nobody has formulated or assessed it', () => {
    const issued = briefed.at(-1);
    if (issued?.type !== 'BriefingIssued') throw new Error('No briefing was issued.');
    const { content, digest } = issued.data;
    expect(content).toMatchObject({ schema: 2, template, assessments: [], number: 1 });
    expect(content).not.toHaveProperty('formulation');
    expect(content.options.map(({ id, fromTemplate: source }) => [id, source])).toEqual([
      ['opt_1', undefined],
      ['opt_of_itself_1', fromTemplate],
    ]);
    expect(digest).toBe(context.digestOf(content));
  });

  test('an open question about it comes first: QUESTIONS_OPEN', () =>
    given(
      ...factsAfter(byTemplate, [
        {
          type: 'AskClarification',
          data: { questionId: 'qst_1', question: 'Which one?', owedBy: 'con_eve' },
        },
      ]),
    )
      .when(issue('con_eve'))
      .thenRefused('QUESTIONS_OPEN', { questions: ['qst_1'] }));

  test('whoever briefs knows the disciplines that the template touches: TRAINEE_CANNOT_BRIEF', () =>
    given(...byTemplate)
      .when(issue('con_eve'), { actorStages: { DESIGN: 'TRAINEE', WEB_DEVELOPMENT: 'INDEPENDENT' } })
      .thenRefused('TRAINEE_CANNOT_BRIEF', { disciplines: ['DESIGN'] }));

  test('the client decides on it as on anything else', () => {
    const acknowledged = factsAfter(briefed, [acknowledge(briefed), eve]);
    const [made] = factsAfter(acknowledged, [choose('opt_of_itself_1'), eve]).slice(-1);
    expect(made).toMatchObject({
      type: 'DecisionMade',
      data: { chosen: ['opt_of_itself_1'], decidedBy: ['con_eve'], price: { amount: '40' } },
    });
  });

  test('a template is no authority: the agreement is asked with what the template touches', () => {
    const asked: object[] = [];
    const agreement = (undertaking: object) => {
      asked.push(undertaking);
      return {
        ...{ level: 'STUDIO_DECIDES' as const, version: 3, revision: 5, ruleId: 'rul_1' },
        ...{ rules: ['rul_1'], changeBudgets: [], exceeded: [] },
      };
    };
    const limits = { budgetLeft: { amount: '1000', currency: 'EUR' }, agreement };
    expect(factsAfter(briefed, [choose('opt_of_itself_1'), { ...ada, limits }]).at(-1)).toMatchObject({
      data: { authority: { level: 'STUDIO_DECIDES' } },
    });
    expect(asked).toEqual([
      {
        ...{ disciplines: ['DESIGN'], elementKinds: ['CONTENT_BLOCK'] },
        ...{ price: { amount: '40', currency: 'EUR' }, effortHours: '0.5', scheduleDays: 2 },
      },
    ]);
    // Whoever decides for the studio knows what it touches.
    given(...briefed)
      .when(choose('opt_of_itself_1'), { ...ada, limits, actorStages: { DESIGN: 'TRAINEE' } })
      .thenRefused('TRAINEE_CANNOT_BRIEF', { disciplines: ['DESIGN'] });
    given(...briefed)
      .when(choose('opt_of_itself_1'), ada)
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'NOTHING_AGREED',
        exceeded: [],
      });
  });
});

describe('what departs from the template needs what any other request needs', () => {
  const another: Command = { type: 'OfferOption', data: { optionId: 'opt_other', ...offer } };
  const formulate: Command = { type: 'FormulateRequest', data: formulation };

  test('another option, and other terms: NOT_FORMULATED', () => {
    given(...byTemplate)
      .when(another)
      .thenRefused('NOT_FORMULATED', {});
    given(...byTemplate)
      .when({ type: 'ReviseOption', data: { ...extension, leadTimeDays: 3 } })
      .thenRefused('NOT_FORMULATED', {});
    given(...byTemplate)
      .when({ type: 'ReviseOption', data: { ...extension, fallback: 'Hang it upside down' } })
      .thenRefused('NOT_FORMULATED', {});
  });

  test('the same terms for longer are still those of the template, also when they have lapsed', () => {
    const later = '2026-06-01T00:00:00.000Z';
    const extended: Command = { type: 'ReviseOption', data: { ...extension, validUntil: later } };
    const lapsed = { now: '2026-04-01T00:00:00.000Z', occurredAt: '2026-04-01T00:00:00.000Z' };
    for (const when of [{}, lapsed])
      given(...byTemplate)
        .when(extended, when)
        .then({ type: 'OptionRevised', data: { ...extension, validUntil: later, fromTemplate } });
    given(...byTemplate)
      .when({ type: 'ReviseOption', data: extension })
      .thenRefused('OPTION_UNCHANGED', { optionId: 'opt_of_itself_1' });
  });

  test('once formulated it is assessed before it is briefed again, and the old briefing is stale', () => {
    const formulatedSince = factsAfter(briefed, [formulate]);
    given(...formulatedSince)
      .when(issue('con_eve'))
      .thenRefused('DISCIPLINES_NOT_ASSESSED', { disciplines: ['DESIGN', 'WEB_DEVELOPMENT'] });
    given(...formulatedSince)
      .when(acknowledge(briefed), eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
  });

  test('nobody can assess what nobody has formulated: NOT_FORMULATED', () =>
    given(...byTemplate)
      .when(
        {
          type: 'AssessFeasibility',
          data: { discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'As ever' },
        },
        { actorDisciplines: ['DESIGN'] },
      )
      .thenRefused('NOT_FORMULATED', {}));

  test('a STANDARD request that was stored before there were templates goes the way of a normal one', () =>
    given({ type: 'RequestReceived', data: { ...data, kind: 'STANDARD' } }, leaveAsIs)
      .when(issue('con_eve'))
      .thenRefused('NOT_FORMULATED', {}));
});
