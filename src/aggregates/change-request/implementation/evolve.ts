import type { Evolving } from '../evolving.js';
import type { ImplementationEvents } from './events.js';

export const evolveImplementation: Evolving<ImplementationEvents> = {
  ImplementationStarted: (_, state, { happened: startedAt }) => ({
    ...state,
    progress: 'IN_IMPLEMENTATION',
    startedAt,
  }),

  ImplementationDelivered: ({ deliveryId: id }, state, { happened: at }) => ({
    ...state,
    progress: 'DELIVERED',
    deliveries: [...state.deliveries, { id, at }],
  }),

  DeliveryAccepted: (_, state) => ({ ...state, progress: 'ACCEPTED' }),

  DeliveryRejected: (_, state) => ({ ...state, progress: 'IN_IMPLEMENTATION' }),
};
