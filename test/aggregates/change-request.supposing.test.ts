import { changeRequest, suppose } from '../../src/aggregates/change-request/index.js';
import { systemPrincipal } from '../../src/auth/principal.js';
import { frozen } from '../support/frozen.js';
import {
  advised,
  choose,
  context,
  decided,
  eve,
  type Fact,
  factsAfter,
  laidOut,
  offer,
  offered,
  ready,
  validUntil,
} from './change-request-life.js';
import { acknowledged } from './change-request-decided.js';

type Circumstances = Partial<Parameters<typeof suppose>[2]>;

const supposedAfter = (
  facts: readonly Fact[],
  optionId: string,
  { newDeadline, ...differing }: Circumstances & { readonly newDeadline?: string } = {},
) => {
  const state = frozen(facts.reduce(changeRequest.evolve, changeRequest.initialState));
  const { actor } = systemPrincipal;
  const chosen = { optionId, decisionId: 'dec_x', ...(newDeadline !== undefined && { newDeadline }) };
  return suppose(frozen(chosen), state, { ...context, actor, over: false, ...differing });
};

const madeIn = (outcome: ReturnType<typeof supposedAfter>) => {
  if ('refused' in outcome) throw new Error(outcome.refused);
  const made = outcome.find(({ type }) => type === 'DecisionMade');
  if (made?.type !== 'DecisionMade') throw new Error('Nothing was made.');
  return made.data;
};

test('what would be recorded is what the decision records, but for who decides, who writes it down, and the digest', () => {
  const facts = factsAfter(acknowledged, [choose('opt_gallery', { decisionId: 'dec_x' }), eve]);
  const real = facts.at(-1);
  if (real?.type !== 'DecisionMade') throw new Error('Nothing was made.');
  const { recordedAs, digest, ...expected } = real.data;
  const { digest: ofSupposed, ...supposed } = madeIn(supposedAfter(acknowledged, 'opt_gallery'));
  expect(supposed).toEqual({ ...expected, decidedBy: [] });
  expect(ofSupposed).not.toBe(digest);
});

test('nobody has to be briefed, to acknowledge, to accept or to give a reason for it', () => {
  expect(madeIn(supposedAfter(laidOut, 'opt_embed'))).toMatchObject({
    chosen: ['opt_embed'],
    decidedBy: [],
    acceptedConsequences: [],
    price: { amount: '1200.00', currency: 'EUR' },
  });
  // As it is on offer now, not as an older briefing showed it.
  const later = [
    ...acknowledged,
    offered('opt_new', { price: { ...offer.price, to: { amount: '5.00', currency: 'EUR' } } }),
  ];
  expect(madeIn(supposedAfter(later, 'opt_new'))).toMatchObject({ price: { amount: '5.00' } });
  expect(madeIn(supposedAfter(later, 'opt_new'))).not.toHaveProperty('briefing');
  expect(madeIn(supposedAfter(acknowledged, 'opt_embed'))).toMatchObject({ briefing: { number: 1 } });
});

test('what does not fit into the budget raises it by what is missing, and by no more', () => {
  const left = (amount: string) => ({ limits: { budgetLeft: { amount, currency: 'EUR' } } });
  expect(madeIn(supposedAfter(advised, 'opt_gallery', left('1000.00'))).budgetIncrease).toMatchObject({
    amount: { amount: '200.00', currency: 'EUR' },
    words: '',
  });
  expect(madeIn(supposedAfter(advised, 'opt_gallery', left('1200.00')))).not.toHaveProperty('budgetIncrease');
  // Leaving it as it is costs nothing, however little is left.
  expect(madeIn(supposedAfter(advised, 'opt_1', left('-50.00')))).not.toHaveProperty('budgetIncrease');
});

test('it takes the place of what was decided', () => {
  const outcome = supposedAfter(decided, 'opt_embed');
  expect(outcome).toMatchObject([
    { type: 'DecisionSuperseded', data: { decisionId: 'dec_1', byDecisionId: 'dec_x', why: '' } },
    { type: 'DecisionMade', data: { supersedes: 'dec_1', chosen: ['opt_embed'] } },
  ]);
});

test('the deadline is moved to where it is said to', () => {
  expect(madeIn(supposedAfter(advised, 'opt_gallery', { newDeadline: '2099-01-01' })).newDeadline).toBe(
    '2099-01-01',
  );
  expect(supposedAfter(advised, 'opt_gallery', { newDeadline: '2001-01-01' })).toEqual({
    refused: 'DEADLINE_PASSED',
    detail: { newDeadline: '2001-01-01' },
  });
});

interface Unsupposable {
  readonly what: string;
  readonly facts: readonly Fact[];
  readonly optionId: string;
  readonly differing?: Circumstances;
  readonly refused: string;
}

test.each<Unsupposable>([
  { what: 'is not there', facts: advised, optionId: 'opt_none', refused: 'OPTION_NOT_OFFERED' },
  { what: 'is not offered yet', facts: ready, optionId: 'opt_gallery', refused: 'OPTION_NOT_OFFERED' },
  {
    what: 'was withdrawn',
    facts: [...advised, { type: 'OptionWithdrawn', data: { optionId: 'opt_embed', why: 'No.' } }],
    optionId: 'opt_embed',
    refused: 'OPTION_WITHDRAWN',
  },
  {
    what: 'has lapsed',
    facts: advised,
    optionId: 'opt_embed',
    differing: { now: validUntil },
    refused: 'OPTION_LAPSED',
  },
  {
    what: 'is of a project that is over',
    facts: advised,
    optionId: 'opt_gallery',
    differing: { over: true },
    refused: 'PROJECT_CLOSED',
  },
  {
    what: 'is of a request that was declined',
    facts: [...advised, { type: 'RequestDeclined', data: { why: 'No.' } }],
    optionId: 'opt_gallery',
    refused: 'INVALID_TRANSITION',
  },
  { what: 'is of a request that is not there', facts: [], optionId: 'opt_gallery', refused: 'NOT_FOUND' },
])('an option that $what can not be supposed', ({ facts, optionId, differing, refused }) => {
  expect(supposedAfter(facts, optionId, differing)).toMatchObject({ refused });
});
