import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { Closing, Delivery, Implementation } from '../../schema/delivery.types.js';
import type { Dispute, Observation } from '../../schema/observation.types.js';
import type { Option } from '../../schema/option.types.js';
import type { Payments } from '../../schema/payment.types.js';
import { person, recorded } from './recorded.mapping.js';

export const implementation = (row: NonNullable<ChangeRequestRow['implementation']>): Implementation => ({
  decisionId: row.decisionId,
  ...recorded(row.by, row),
});

export const delivery = ({
  accepted,
  rejected,
  ...row
}: ChangeRequestRow['deliveries'][number]): Delivery => ({
  ...row,
  criteria: row.criteria.map((one) => ({ ...one })),
  deviations: row.deviations.map((one) => ({ ...one })),
  accepted: accepted && {
    acceptedBy: person(accepted.acceptedBy),
    words: accepted.words,
    ...recorded(accepted.by, accepted),
  },
  rejected: rejected && {
    rejectedBy: person(rejected.rejectedBy),
    missing: rejected.missing,
    ...recorded(rejected.by, rejected),
  },
  ...recorded(row.by, row),
});

const paymentCorrections = (corrections: ChangeRequestRow['payments']['received'][number]['corrections']) =>
  corrections.map((one) => ({ ...one, ...recorded(one.by, one) }));

export const payments = ({ agreements, received, ...sums }: ChangeRequestRow['payments']): Payments => ({
  ...sums,
  agreements: agreements.map((one) => ({
    ...one,
    corrections: paymentCorrections(one.corrections),
    ...recorded(one.by, one),
  })),
  received: received.map((one) => ({
    ...one,
    corrections: paymentCorrections(one.corrections),
    ...recorded(one.by, one),
  })),
});

export const observation = (
  row: ChangeRequestRow['observations'][number],
  options: readonly Option[],
): Observation => ({
  ...row,
  consequence: options.flatMap(({ consequences }) => consequences).find(({ id }) => id === row.consequenceId),
  observedBy: person(row.observedBy),
  corrections: row.corrections.map((one) => ({
    ...one,
    correctedBy: person(one.correctedBy),
    ...recorded(one.by, one),
  })),
  ...recorded(row.recordedBy, row),
});

export const dispute = ({ resolved, ...row }: ChangeRequestRow['disputes'][number]): Dispute => ({
  ...row,
  disputedBy: person(row.disputedBy),
  resolved: resolved && { ruling: resolved.ruling, ...recorded(resolved.by, resolved) },
  ...recorded(row.by, row),
});

export const closing = (row: NonNullable<ChangeRequestRow['closing']>): Closing => ({
  outcome: row.outcome,
  measured: row.measured,
  words: row.words,
  ...recorded(row.by, row),
});
