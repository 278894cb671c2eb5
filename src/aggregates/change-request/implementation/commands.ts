import type { ImplementationEvents } from './events.js';

type Delivered = ImplementationEvents['ImplementationDelivered'];

export type ImplementationCommands = {
  StartImplementation: Record<string, never>;
  DeliverImplementation: Pick<Delivered, 'deliveryId' | 'delivered' | 'criteria' | 'deviations'>;
  AcceptDelivery: { deliveryId: string; words?: string };
  RejectDelivery: { deliveryId: string; missing: string };
};
