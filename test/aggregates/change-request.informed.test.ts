import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { authorityGiven } from '../../src/aggregates/delegation-agreement/index.js';
import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  decided,
  eve,
  factsAfter,
  given,
  issueAs,
  kim,
  max,
  reason,
} from './change-request-life.js';
import { deliver, start } from './change-request-later.js';
import { rule } from './delegation-agreement-life.js';
import { now } from './parties.js';

const day = 86_400_000;
const inDays = (days: number, milliseconds = 0) =>
  new Date(Date.parse(now) + days * day + milliseconds).toISOString();

const agreed = (level: 'STUDIO_DECIDES' | 'STUDIO_DECIDES_AND_INFORMS'): Partial<ChangeRequestContext> => ({
  ...ada,
  limits: {
    budgetLeft: { amount: '5000.00', currency: 'EUR' },
    agreement: (undertaking) =>
      authorityGiven(
        {
          version: 1,
          revision: 2,
          rules: [rule({ scope: { disciplines: [], elementKinds: [] }, ceilings: {}, level })],
        },
        undertaking,
        { now, spentUnder: () => '0' },
      ),
  },
});
const informing = agreed('STUDIO_DECIDES_AND_INFORMS');

const briefed = factsAfter(advised, [issueAs('brf_1', 'con_eve', 'con_max')]);
/** Ada has decided for the client and told Eve and Max, who can object for five days. */
const informed = factsAfter(briefed, [choose('opt_gallery'), informing]);
const until = inDays(5);

const objection = { kind: 'BUDGET', statement: 'Not for that money', causes: [] } as const;
const raise = (objectionId = 'obj_1'): Command => ({
  type: 'RaiseObjection',
  data: { objectionId, ...objection },
});
const raised = (raisedBy: string, decisionId?: string) => ({
  type: 'ObjectionRaised' as const,
  data: {
    ...{ objectionId: 'obj_1', ...objection, round: 1, raisedBy },
    ...(decisionId !== undefined && { decisionId }),
  },
});
const answer = (objectionId = 'obj_1'): Command => ({
  type: 'AnswerObjection',
  data: { objectionId, answer: 'Then we take the smaller one' },
});
const forEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
const forKim = { actor: { ...ada.actor, onBehalfOf: 'con_kim' } };
const startedFact = { type: 'ImplementationStarted', data: { decisionId: 'dec_1' } } as const;

describe('rule 5: a decider objects to what was decided for them', () => {
  test.each([
    ['in their own word', eve, 'con_eve'],
    ['whoever the briefing was for', max, 'con_max'],
    ['by a manager who records it', forEve, 'con_eve'],
  ])('%s', (_, by, raisedBy) => {
    given(...informed)
      .when(raise(), by)
      .then(raised(raisedBy, 'dec_1'));
  });

  test.each([
    ['a contributor', kim, 'con_kim'],
    ['a contributor whose word a manager records', forKim, 'con_kim'],
  ])('what %s says is no objection to the decision', (_, by, raisedBy) => {
    given(...informed)
      .when(raise(), { ...by, now: inDays(6), occurredAt: inDays(6) })
      .then(raised(raisedBy));
  });

  test('what they decided themselves, or let the studio decide without a word, is objected to as ever', () => {
    const quiet = factsAfter(briefed, [choose('opt_gallery'), agreed('STUDIO_DECIDES')]);
    for (const facts of [briefed, decided, quiet])
      given(...facts)
        .when(raise(), { ...eve, now: inDays(6), occurredAt: inDays(6) })
        .then(raised('con_eve'));
  });

  test('what was said before the decision is not about it', () => {
    const facts = informed.map((fact) => ({
      ...fact,
      metadata: { occurredAt: fact.type === 'DecisionMade' ? now : inDays(-3) },
    }));
    given(...facts)
      .when(raise(), { ...forEve, now: inDays(6), occurredAt: inDays(-1) })
      .then(raised('con_eve'));
  });

  test('nor is what is said once something is delivered', () => {
    const delivered = factsAfter(informed, [start], [deliver()]);
    given(...delivered)
      .when(raise(), { ...eve, now: inDays(6), occurredAt: inDays(6) })
      .then(raised('con_eve'));
  });
});

describe('within the days that were configured when it was decided', () => {
  test('to the last moment, and not after it: OBJECTION_TOO_LATE', () => {
    given(...informed)
      .when(raise(), { ...eve, now: until, occurredAt: until })
      .then(raised('con_eve', 'dec_1'));
    const late = inDays(5, 1);
    for (const by of [eve, forEve])
      given(...informed)
        .when(raise(), { ...by, now: late, occurredAt: late, objectionDays: 100 })
        .thenRefused('OBJECTION_TOO_LATE', { until });
    const started = factsAfter(informed, [start]);
    given(...started)
      .when(raise(), { ...max, now: late, occurredAt: late })
      .thenRefused('OBJECTION_TOO_LATE', { until });
  });

  test('a manager may record later what was said in time; whoever writes here says it now', () => {
    const late = { now: inDays(7), occurredAt: inDays(4) };
    given(...informed)
      .when(raise(), { ...forEve, ...late })
      .then(raised('con_eve', 'dec_1'));
    given(...informed)
      .when(raise(), { ...eve, ...late })
      .thenRefused('OBJECTION_TOO_LATE', { until });
  });
});

describe('nobody starts on what a decider objects to', () => {
  const objected = factsAfter(informed, [raise(), eve]);

  test('without an objection anybody starts at once', () => {
    given(...informed)
      .when(start)
      .then(startedFact);
  });

  test('before each of them is answered: OBJECTION_OPEN', () => {
    const twice = factsAfter(objected, [raise('obj_2'), max]);
    given(...twice)
      .when(start)
      .thenRefused('OBJECTION_OPEN', { objections: ['obj_1', 'obj_2'] });
    given(...factsAfter(twice, [answer()]))
      .when(start)
      .thenRefused('OBJECTION_OPEN', { objections: ['obj_2'] });
    given(...factsAfter(twice, [answer()], [answer('obj_2')]))
      .when(start)
      .then(startedFact);
  });

  test('an objection does not lapse with the days in which it could be raised', () => {
    given(...objected)
      .when(start, { ...ada, now: inDays(30), occurredAt: inDays(30) })
      .thenRefused('OBJECTION_OPEN', { objections: ['obj_1'] });
  });

  test('other objections stop nothing', () => {
    for (const facts of [
      factsAfter(informed, [raise(), kim]),
      factsAfter(briefed, [raise(), eve], [choose('opt_gallery'), informing]),
    ])
      given(...facts)
        .when(start)
        .then(startedFact);
  });

  test.each([
    ['the client decides anew', 'opt_gallery', eve],
    ['the studio decides otherwise', 'opt_embed', informing],
  ])('unless %s', (_, optionId, by) => {
    const again = factsAfter(objected, [issueAs('brf_2', 'con_eve')]);
    const supersedes = { decisionId: 'dec_1', why: 'They object' };
    const acceptedConsequences = optionId === 'opt_embed' ? ['csq_foreign', 'csq_ads'] : [];
    const facts = factsAfter(
      again,
      [acknowledge(again, 2), eve],
      [choose(optionId, { decisionId: 'dec_2', supersedes, acceptedConsequences, reason }), by],
    );
    given(...facts)
      .when(start)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_2' } });
  });
});
