import type { ChangeRequestRow } from './change-request.row.js';
import type { Delivery } from './aftermath.row.js';
import { type Folding, recorded } from './folding.js';

const inDelivery = (
  row: ChangeRequestRow,
  id: string,
  change: (delivery: Delivery) => Delivery,
): ChangeRequestRow => ({
  ...row,
  deliveries: row.deliveries.map((delivery) => (delivery.id === id ? change(delivery) : delivery)),
});

export const implementationFold: Folding<
  'ImplementationStarted' | 'ImplementationDelivered' | 'DeliveryAccepted' | 'DeliveryRejected'
> = {
  ImplementationStarted: (row, fact) => ({
    ...row,
    implementation: { decisionId: fact.data.decisionId, ...recorded(fact) },
  }),

  ImplementationDelivered: (row, fact) => {
    const { deliveryId: id, deliveredBy, ...delivered } = fact.data;
    return { ...row, deliveries: [...row.deliveries, { id, ...delivered, ...recorded(fact) }] };
  },

  DeliveryAccepted: (row, fact) => {
    const { deliveryId, ...accepted } = fact.data;
    return inDelivery(row, deliveryId, (delivery) => ({
      ...delivery,
      accepted: { ...accepted, ...recorded(fact) },
    }));
  },

  DeliveryRejected: (row, fact) => {
    const { deliveryId, ...rejected } = fact.data;
    return inDelivery(row, deliveryId, (delivery) => ({
      ...delivery,
      rejected: { ...rejected, ...recorded(fact) },
    }));
  },
};
