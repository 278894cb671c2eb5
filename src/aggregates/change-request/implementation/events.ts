export type ImplementationEvents = {
  ImplementationStarted: { decisionId: string };
  /** What was made of the choice, measured against each acceptance criterion; what differs from it is declared. */
  ImplementationDelivered: {
    deliveryId: string;
    decisionId: string;
    /** Counts the deliveries of a request. */
    number: number;
    delivered: string;
    criteria: readonly { readonly criterion: string; readonly met: boolean }[];
    /** Empty where it is exactly what was chosen: then somebody has said so. */
    deviations: readonly { readonly statement: string; readonly why: string }[];
    deliveredBy: string;
  };
  DeliveryAccepted: { deliveryId: string; acceptedBy: string; words?: string };
  DeliveryRejected: { deliveryId: string; rejectedBy: string; missing: string };
};

export const implementationEventTypes = {
  ImplementationStarted: true,
  ImplementationDelivered: true,
  DeliveryAccepted: true,
  DeliveryRejected: true,
} as const satisfies Record<keyof ImplementationEvents, true>;
