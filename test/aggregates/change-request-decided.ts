import type { ChangeRequestEvents } from '../../src/aggregates/change-request/index.js';
import { digestOf } from '../../src/application/digest.js';
import { acknowledgedByEve, advised, context, digestIn, type Fact } from './change-request-life.js';

type Decision = Omit<ChangeRequestEvents['DecisionMade'], 'reason'> & {
  readonly reason: Omit<NonNullable<ChangeRequestEvents['DecisionMade']['reason']>, 'salt'>;
};

/** Eve has acknowledged the first briefing, which recommends the gallery. */
export const acknowledged = acknowledgedByEve(advised);
export const digest = digestIn(acknowledged);

const left = { amount: '100000.00', currency: 'EUR' };

/** The fact of Eve's choice, its digest computed over all the rest of it, its reason salted. */
export const made = (
  chosen: string,
  { reason, ...rest }: Partial<Decision> = {},
  over = { number: 1, digest },
): Fact => {
  const decision = {
    decisionId: 'dec_1',
    acceptedConsequences: [],
    ...rest,
    ...(reason && { reason: { ...reason, salt: context.salt } }),
    chosen: [chosen],
    decidedBy: ['con_eve'],
    mode: 'WRITTEN',
    recordedAs: 'DECIDER',
    authority: { level: 'CLIENT_DECIDES', basis: 'NO_AGREEMENT', clientRevision: 7, budgetLeft: left },
    price: { amount: chosen === 'opt_1' ? '0' : '1200.00', currency: 'EUR' },
    briefing: over,
  } as const;
  return {
    type: 'DecisionMade',
    data: { ...decision, digest: digestOf({ schema: 1, requestId: 'req_1', ...decision }) },
  };
};
