import {
  advised,
  type Command,
  factsAfter,
  given,
  issue,
  laidOut,
  predicted,
  ready,
  recommended,
  validUntil,
} from './change-request-life.js';
import { delivered } from './change-request-later.js';
import { unruly } from './parties.js';

const predict = (optionId: string, consequenceId = 'csq_new'): Command => ({
  type: 'PredictConsequence',
  data: { consequenceId, optionId, statement: 'It sells', valence: 'GOOD', kind: 'SALES', severity: 'LOW' },
});
const recommend = (optionId: string, ...others: readonly string[]): Command => ({
  type: 'RecommendOption',
  data: {
    optionId,
    why: 'It serves the goal',
    others: others.map((id) => ({ optionId: id, judgement: 'DIFFERENT' as const })),
  },
});
/** When the workaround and every other option without a date of its own has lapsed. */
const lapsed = { now: validUntil };

describe('predicting', () => {
  test('what an option would entail, leaving it as it is included', () => {
    for (const optionId of ['opt_gallery', 'opt_1'])
      given(...laidOut)
        .when(predict(optionId))
        .then(predicted(optionId, 'csq_new', { statement: 'It sells', severity: 'LOW' }));
  });

  test('a consequence is predicted once, whatever the option: ALREADY_EXISTS', () => {
    for (const optionId of ['opt_gallery', 'opt_embed'])
      given(...laidOut)
        .when(predict(optionId, 'csq_leads'))
        .thenRefused('ALREADY_EXISTS', { what: 'consequence' });
  });

  test('only of an option that is there: NOT_FOUND', () => {
    for (const optionId of ['opt_other', ...unruly])
      given(...laidOut)
        .when(predict(optionId))
        .thenRefused('NOT_FOUND', { what: 'option' });
  });

  test('of what has lapsed nothing more is said: OPTION_LAPSED', () => {
    given(...laidOut)
      .when(predict('opt_embed'), lapsed)
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
    given(...laidOut)
      .when(predict('opt_1'), { now: '2099-01-01T00:00:00.000Z' })
      .then(predicted('opt_1', 'csq_new', { statement: 'It sells', severity: 'LOW' }));
  });
});

describe('recommending', () => {
  test('one option, and what is thought of the others', () => {
    given(...laidOut)
      .when(recommend('opt_gallery', 'opt_embed', 'opt_1'))
      .then(
        recommended('opt_gallery', [
          { optionId: 'opt_embed', judgement: 'DIFFERENT' },
          { optionId: 'opt_1', judgement: 'DIFFERENT' },
        ]),
      );
  });

  test('at most one stands: a later recommendation takes the place of an earlier one', () => {
    const facts = factsAfter(advised, [recommend('opt_1')], [issue('con_eve')]);
    const briefing = facts.at(-1);
    expect(briefing?.type === 'BriefingIssued' && briefing.data.content.recommendation).toEqual({
      optionId: 'opt_1',
      why: 'It serves the goal',
      others: [],
    });
  });

  test('only options that are there: NOT_FOUND', () => {
    for (const command of [recommend('opt_other'), recommend('opt_gallery', 'opt_1', 'opt_other')])
      given(...laidOut)
        .when(command)
        .thenRefused('NOT_FOUND', { what: 'option' });
  });

  test('an option is either recommended or judged, and judged once: NAMED_TWICE', () => {
    const refused = (command: Command, ...names: string[]) =>
      given(...laidOut)
        .when(command)
        .thenRefused('NAMED_TWICE', { names });
    refused(recommend('opt_gallery', 'opt_gallery'), 'opt_gallery');
    refused(recommend('opt_gallery', 'opt_1', 'opt_embed', 'opt_1'), 'opt_1');
  });

  test('what has lapsed cannot be advised: OPTION_LAPSED', () => {
    given(...laidOut)
      .when(recommend('opt_embed', 'opt_gallery'), lapsed)
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
  });
});

describe('too early, too late', () => {
  const allowed = ['OPTIONS_OFFERED', 'BRIEFED', 'DECIDED', 'IN_IMPLEMENTATION'] as const;

  test.each([predict('opt_gallery'), recommend('opt_gallery')])(
    '$type: NOT_FOUND, INVALID_TRANSITION',
    (command) => {
      given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
      given(...ready)
        .when(command)
        .thenRefused('INVALID_TRANSITION', { from: 'ASSESSED', allowed });
      given(...delivered)
        .when(command)
        .thenRefused('INVALID_TRANSITION', { from: 'DELIVERED', allowed });
    },
  );
});
