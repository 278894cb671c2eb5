import type { ChangeRequestCommands } from '../../src/aggregates/change-request/index.js';
import { ada, type Command, dan, decided, eve, type Fact, factsAfter } from './change-request-life.js';

/** The statuses up to the delivery of what was chosen, and those since the decision. */
export const untilDelivery = [
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
  'DECIDED',
  'IN_IMPLEMENTATION',
] as const;
export const briefable = [...untilDelivery, 'DELIVERED', 'ACCEPTED'] as const;
export const sinceDecision = ['DECIDED', 'IN_IMPLEMENTATION', 'DELIVERED', 'ACCEPTED'] as const;
export const forEverSince = [...sinceDecision, 'CLOSED', 'SUPERSEDED'] as const;

export const criterion = 'a picture opens within a second';

export const start: Command = { type: 'StartImplementation', data: {} };

export const deliver = (
  deliveryId = 'dlv_1',
  rest: Partial<ChangeRequestCommands['DeliverImplementation']> = {},
): Command => ({
  type: 'DeliverImplementation',
  data: {
    deliveryId,
    delivered: 'The gallery, on the test server',
    criteria: [{ criterion, met: true }],
    deviations: [],
    ...rest,
  },
});

export const accept = (deliveryId = 'dlv_1', words?: string): Command => ({
  type: 'AcceptDelivery',
  data: { deliveryId, ...(words !== undefined && { words }) },
});

export const reject = (deliveryId = 'dlv_1', missing = 'The captions'): Command => ({
  type: 'RejectDelivery',
  data: { deliveryId, missing },
});

export const close = (rest: Partial<ChangeRequestCommands['CloseRequest']> = {}): Command => ({
  type: 'CloseRequest',
  data: { outcome: 'REACHED', measured: '43 leads a month', words: 'It pays for itself', ...rest },
});

export const started: readonly Fact[] = factsAfter(decided, [start, ada]);
export const delivered: readonly Fact[] = factsAfter(started, [deliver(), dan]);
export const accepted: readonly Fact[] = factsAfter(delivered, [accept(), eve]);
export const closed: readonly Fact[] = factsAfter(accepted, [close(), ada]);

export const supersededElsewhere: Fact = {
  type: 'DecisionSuperseded',
  data: { decisionId: 'dec_1', why: 'Better idea', byRequestId: 'req_2' },
};
