import { stanceOf } from '../../src/aggregates/change-request/index.js';
import { acknowledged, made } from './change-request-decided.js';
import {
  acknowledgedByEve,
  choose,
  digestIn,
  eve,
  given,
  laidOut,
  leaveAsIs,
  offered,
  predicted,
  ready,
  reason,
  recommended,
} from './change-request-life.js';
import { unruly } from './parties.js';

describe('rule 3: against advice, or for a workaround, each grave consequence is accepted with a reason', () => {
  const all = ['csq_foreign', 'csq_ads'];

  test.each([
    [[], ['csq_foreign', 'csq_ads']],
    [['csq_ads'], ['csq_foreign']],
    [['csq_look'], ['csq_foreign', 'csq_ads']],
  ])('accepting %j leaves %j: CONSEQUENCES_NOT_ACCEPTED', (acceptedConsequences, consequences) => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences, reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing: false, unsuitable: true });
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing: true, unsuitable: true });
  });

  test('accepting all of them is not enough without a reason: CONSEQUENCES_NOT_ACCEPTED', () => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences: all }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: [], reasonMissing: true, unsuitable: true });
  });

  test('all accepted, with a reason: the deviation is recorded with both', () => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences: all, reason }), eve)
      .then(made('opt_embed', { acceptedConsequences: all, reason }));
  });

  test('leaving it as it is against advice is a deviation like any other', () => {
    given(...acknowledged)
      .when(choose('opt_1'), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: ['csq_stall'],
        reasonMissing: true,
        unsuitable: false,
      });
  });

  test('a workaround is one even where it is advised: CONSEQUENCES_NOT_ACCEPTED', () => {
    const facts = acknowledgedByEve([...laidOut, recommended('opt_embed')]);
    given(...facts)
      .when(choose('opt_embed'), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: all,
        reasonMissing: true,
        unsuitable: false,
      });
  });

  test('without advice there is nothing to deviate from, and a workaround stays one', () => {
    const facts = acknowledgedByEve(laidOut);
    given(...facts)
      .when(choose('opt_1'), eve)
      .then(made('opt_1', {}, { number: 1, digest: digestIn(facts) }));
    given(...facts)
      .when(choose('opt_embed', { reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: all,
        reasonMissing: false,
        unsuitable: false,
      });
  });

  test('a bad prediction that does not say how bad is taken for grave: CONSEQUENCES_NOT_ACCEPTED', () => {
    const unrated = {
      type: 'ConsequencePredicted',
      data: { consequenceId: 'csq_unrated', optionId: 'opt_b', statement: 'Costs', valence: 'BAD' },
    } as const;
    const facts = acknowledgedByEve([
      ...ready,
      leaveAsIs,
      offered('opt_b'),
      unrated,
      predicted('opt_b', 'csq_medium', { valence: 'BAD', severity: 'MEDIUM' }),
      predicted('opt_b', 'csq_fine', { valence: 'GOOD', severity: 'HIGH' }),
      predicted('opt_b', 'csq_neutral', { valence: 'NEUTRAL', severity: 'HIGH' }),
      predicted('opt_1', 'csq_same'),
      recommended('opt_1'),
    ]);
    given(...facts)
      .when(choose('opt_b', { reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: ['csq_unrated'],
        reasonMissing: false,
        unsuitable: false,
      });
  });

  test('only what is predicted for the option can be accepted, even in following advice: UNKNOWN_CONSEQUENCE', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { acceptedConsequences: ['csq_slow', 'csq_ads', 'csq_x', ...unruly] }), eve)
      .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: ['csq_ads', 'csq_x', ...unruly] });
  });

  test('each is accepted once: NAMED_TWICE', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { acceptedConsequences: ['csq_slow', 'csq_slow'] }), eve)
      .thenRefused('NAMED_TWICE', { names: ['csq_slow'] });
  });

  test('who follows advice may accept consequences and give a reason all the same', () => {
    const rest = { acceptedConsequences: ['csq_slow'], reason };
    given(...acknowledged)
      .when(choose('opt_gallery', rest), eve)
      .then(made('opt_gallery', rest));
  });

  test('the stance is derived: FOLLOWED, DEVIATED, NO_ADVICE_GIVEN', () => {
    const advice = { recommendation: { optionId: 'opt_a', why: 'Best', others: [] } };
    expect(stanceOf(advice, ['opt_a'])).toBe('FOLLOWED');
    for (const chosen of [['opt_b'], [], ['opt_a', 'opt_b']])
      expect(stanceOf(advice, chosen)).toBe('DEVIATED');
    for (const content of [undefined, {}]) expect(stanceOf(content, ['opt_a'])).toBe('NO_ADVICE_GIVEN');
  });
});
