import { delegationAgreement, inForceAt } from '../../src/aggregates/delegation-agreement/index.js';
import {
  accept,
  accepted,
  type Command,
  context,
  ended,
  euros,
  eve,
  type Fact,
  given,
  kim,
  propose,
  proposed,
  rule,
  template,
} from './delegation-agreement-life.js';
import { specificationFor } from '../support/decider-specification.js';
import { now, unruly } from './parties.js';

const later = '2026-06-01T00:00:00.000Z';
const latest = '2026-09-01T00:00:00.000Z';
const byEve = { actor: eve };

describe('proposing', () => {
  test('a manager proposes terms in numbered versions, each bound by a digest', () => {
    given().when(propose()).then(proposed(1));
    given(proposed(1)).when(propose()).then(proposed(2));
  });

  test('what does not say from when holds from now on', () => {
    const { rules, templates } = { rules: [rule()], templates: [template()] };
    given().when({ type: 'ProposeAgreement', data: { rules, templates } }).then(proposed(1));
  });

  test('it is for a project that is there: NOT_FOUND', () => {
    const { project: none, ...elsewhere } = context;
    specificationFor(delegationAgreement, elsewhere)()
      .when(propose())
      .thenRefused('NOT_FOUND', { what: 'project' });
  });

  test('it says something: AGREEMENT_EMPTY', () => {
    given()
      .when(propose({ rules: [], templates: [] }))
      .thenRefused('AGREEMENT_EMPTY', {});
    given()
      .when(propose({ rules: [] }))
      .then(proposed(1, { rules: [] }));
  });

  test('it ends after it begins, and not before now: VALIDITY_REVERSED, ALREADY_LAPSED', () => {
    const reversed = { validFrom: later, validTo: later };
    given().when(propose(reversed)).thenRefused('VALIDITY_REVERSED', reversed);
    given()
      .when(propose({ rules: [rule({ validFrom: latest, validTo: later })] }))
      .thenRefused('VALIDITY_REVERSED', { validFrom: latest, validTo: later });
    given()
      .when(propose({ validFrom: '2026-01-01T00:00:00.000Z', validTo: now }))
      .thenRefused('ALREADY_LAPSED', { validUntil: now });
  });

  test('each rule and each template has a name of its own, and lists name things once: NAMED_TWICE', () => {
    const twice: [Parameters<typeof propose>[0], string][] = [
      [{ rules: [rule(), rule({ level: 'CLIENT_DECIDES', ceilings: {} })] }, 'small-changes'],
      [{ templates: [template(), template()] }, 'swap-a-picture'],
      [{ rules: [rule({ scope: { disciplines: ['DESIGN', 'DESIGN'], elementKinds: [] } })] }, 'DESIGN'],
      [{ rules: [rule({ scope: { disciplines: [], elementKinds: ['PAGE', 'PAGE'] } })] }, 'PAGE'],
      [{ templates: [template({ disciplines: ['DESIGN', 'DESIGN'] })] }, 'DESIGN'],
      [{ templates: [template({ elementKinds: ['PAGE', 'PAGE'] })] }, 'PAGE'],
    ];
    for (const [more, name] of twice)
      given()
        .when(propose(more))
        .thenRefused('NAMED_TWICE', { names: [name] });
  });

  test('the catalogue has each discipline: UNKNOWN_DISCIPLINE', () => {
    const unknown = ['ALCHEMY', ...unruly];
    for (const more of [
      { rules: [rule({ scope: { disciplines: unknown, elementKinds: [] } })] },
      { templates: [template({ disciplines: unknown })] },
      { templates: [template({ effort: unknown.map((discipline) => ({ discipline, hours: '1' })) })] },
    ])
      given().when(propose(more)).thenRefused('UNKNOWN_DISCIPLINE', { unknown });
  });

  test('money is in the currency of the project: CURRENCY_MISMATCH', () => {
    const dollars = { amount: '1', currency: 'USD' };
    for (const more of [
      { rules: [rule({ ceilings: { price: dollars } })] },
      { rules: [rule({ changeBudget: { amount: dollars, periodDays: 30 } })] },
      { templates: [template({ price: { from: dollars, to: dollars } })] },
    ])
      given().when(propose(more)).thenRefused('CURRENCY_MISMATCH', { currency: 'USD', expected: 'EUR' });
  });

  test('where the client decides anyway there are no limits: CEILINGS_WITHOUT_DELEGATION', () => {
    const level = 'CLIENT_DECIDES';
    const changeBudget = { amount: euros('1'), periodDays: 1 };
    for (const pointless of [rule({ level }), rule({ level, ceilings: {}, changeBudget })])
      given()
        .when(propose({ rules: [pointless] }))
        .thenRefused('CEILINGS_WITHOUT_DELEGATION', { rules: ['small-changes'] });
    const more = { rules: [rule({ level, ceilings: {} })] };
    given().when(propose(more)).then(proposed(1, more));
  });

  test('a template is what an offer is', () => {
    const { price, consequences } = template();
    given()
      .when(propose({ templates: [template({ disciplines: [] })] }))
      .thenRefused('DISCIPLINE_MISSING', {});
    given()
      .when(propose({ templates: [template({ price: { from: price.to, to: price.from } })] }))
      .thenRefused('PRICE_RANGE_REVERSED', { from: '40', to: '20' });
    given()
      .when(propose({ templates: [template({ consequences: [] })] }))
      .thenRefused('CONSEQUENCES_MISSING', { options: ['Swap a picture'] });
    given()
      .when(propose({ templates: [template({ soundness: 'WORKAROUND' })] }))
      .thenRefused('TECHNICAL_CONSEQUENCE_MISSING', { options: ['Swap a picture'] });
    const technical = { statement: 'It breaks', valence: 'BAD', kind: 'TECHNICAL' } as const;
    const more = {
      templates: [template({ soundness: 'WORKAROUND', consequences: [...consequences, technical] })],
    };
    given().when(propose(more)).then(proposed(1, more));
  });
});

describe('answering a proposal', () => {
  const refuse = (version: number): Command => ({ type: 'RefuseAgreement', data: { version, why: 'No' } });
  const refused = (version: number): Fact => ({
    type: 'AgreementRefused',
    data: { version, why: 'No', refusedBy: 'con_eve' },
  });
  const withdraw = (version: number): Command => ({
    type: 'WithdrawAgreement',
    data: { version, why: 'Wait' },
  });
  const withdrawn = (version: number): Fact => ({
    type: 'AgreementWithdrawn',
    data: { version, why: 'Wait', withdrawnBy: 'mem_ada' },
  });

  test('a decider accepts it, and once is enough', () => {
    given(proposed(1)).when(accept(1), byEve).then(accepted(1));
    given(proposed(1), accepted(1)).when(accept(1), byEve).thenNothingNew();
  });

  test('only a decider of the client grants or refuses anything: NOT_A_DECIDER', () => {
    for (const actor of [kim, context.actor, { ...eve, id: 'con_other' }, { ...eve, id: '__proto__' }])
      for (const command of [accept(1), refuse(1)])
        given(proposed(1))
          .when(command, { actor })
          .thenRefused('NOT_A_DECIDER', { contacts: [actor.id] });
  });

  test('what is accepted is what was read: DIGEST_MISMATCH', () => {
    const other = proposed(1, { templates: [] });
    given(other)
      .when(accept(1), byEve)
      .thenRefused('DIGEST_MISMATCH', {
        expected: other.type === 'AgreementProposed' ? other.data.digest : '',
      });
    given(other, accepted(1, { templates: [] }))
      .when(accept(1), byEve)
      .thenRefused('DIGEST_MISMATCH', {
        expected: other.type === 'AgreementProposed' ? other.data.digest : '',
      });
  });

  test('a newer proposal takes the place of one that waits: PROPOSAL_OBSOLETE', () => {
    for (const command of [accept(1), refuse(1)])
      given(proposed(1), proposed(2))
        .when(command, byEve)
        .thenRefused('PROPOSAL_OBSOLETE', { version: 1, latest: 2 });
    given(proposed(1), proposed(2))
      .when(withdraw(1))
      .thenRefused('PROPOSAL_OBSOLETE', { version: 1, latest: 2 });
  });

  test('there has to be one: NOT_FOUND', () => {
    for (const command of [accept(2), refuse(2)])
      given(proposed(1)).when(command, byEve).thenRefused('NOT_FOUND', { what: 'proposal' });
    given(proposed(1)).when(withdraw(2)).thenRefused('NOT_FOUND', { what: 'proposal' });
  });

  test('a decider refuses it and its manager takes it back, once, and then it cannot be accepted', () => {
    given(proposed(1)).when(refuse(1), byEve).then(refused(1));
    given(proposed(1), refused(1)).when(refuse(1), byEve).thenNothingNew();
    given(proposed(1)).when(withdraw(1)).then(withdrawn(1));
    given(proposed(1), withdrawn(1)).when(withdraw(1)).thenNothingNew();
    for (const answer of [refused(1), withdrawn(1)])
      given(proposed(1), answer)
        .when(accept(1), byEve)
        .thenRefused('PROPOSAL_OBSOLETE', { version: 1, latest: 1 });
    for (const command of [refuse(1), withdraw(1)])
      given(proposed(1), accepted(1))
        .when(command, byEve)
        .thenRefused('PROPOSAL_OBSOLETE', { version: 1, latest: 1 });
  });

  test('it is not answered before it was made: OCCURRED_BEFORE', () => {
    const earliest = '2026-03-01T00:00:00.000Z';
    const occurredAt = '2026-02-28T00:00:00.000Z';
    const told = { ...proposed(1), metadata: { occurredAt: earliest } };
    for (const command of [accept(1), refuse(1)])
      given(told)
        .when(command, { ...byEve, occurredAt })
        .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'proposal' });
  });
});

describe('ending', () => {
  const end: Command = { type: 'EndAgreement', data: { why: 'We part' } };

  test('whoever may ends what was accepted, once', () => {
    given(proposed(1), accepted(1)).when(end, byEve).then(ended);
    given(proposed(1), accepted(1), ended).when(end, byEve).thenNothingNew();
  });

  test('what was never agreed cannot be ended: NOT_FOUND', () => {
    given(proposed(1)).when(end, byEve).thenRefused('NOT_FOUND', { what: 'agreement' });
  });

  test('afterwards another version can be proposed and accepted', () => {
    given(proposed(1), accepted(1), ended).when(propose()).then(proposed(2));
    given(proposed(1), accepted(1), ended, proposed(2), accepted(2))
      .when(end, byEve)
      .then({ type: 'AgreementEnded', data: { version: 2, why: 'We part', endedBy: 'con_eve' } });
  });
});

describe('in force is', () => {
  const at = (instant: string, ...facts: readonly Fact[]) =>
    inForceAt(facts.reduce(delegationAgreement.evolve, delegationAgreement.initialState), instant)?.version;

  test('nothing before a decider accepted it', () => {
    expect(at(later)).toBeUndefined();
    expect(at(later, proposed(1))).toBeUndefined();
  });

  test('what was accepted, from its beginning until just before its end', () => {
    const more = { validFrom: later, validTo: latest };
    const facts = [proposed(1, more), accepted(1, more)];
    expect(at('2026-05-31T23:59:59.999Z', ...facts)).toBeUndefined();
    expect(at(later, ...facts)).toBe(1);
    expect(at('2026-08-31T23:59:59.999Z', ...facts)).toBe(1);
    expect(at(latest, ...facts)).toBeUndefined();
  });

  test('the older version until an amendment is accepted and begins; it does not come back after', () => {
    const more = { validFrom: later, validTo: latest };
    const first = [proposed(1), accepted(1)];
    expect(at(later, ...first, proposed(2, more))).toBe(1);
    const both = [...first, proposed(2, more), accepted(2, more)];
    expect(at(now, ...both)).toBe(1);
    expect(at(later, ...both)).toBe(2);
    expect(at(latest, ...both)).toBeUndefined();
  });

  test('nothing once it was ended', () => {
    expect(at(later, proposed(1), accepted(1), ended)).toBeUndefined();
    expect(at(later, proposed(1), accepted(1), ended, proposed(2), accepted(2))).toBe(2);
  });
});
