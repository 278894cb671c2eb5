export type RestingEvents = {
  /** It rests until then; nothing about it is decided meanwhile. */
  DecisionDeferred: { until: string; why: string; deferredBy: string };
  /** By itself at its date, or earlier by somebody who says why. It stands where its facts say. */
  RequestWoken: {
    why?: string;
    /** Whose words `why` are; absent where it woke by itself, and in what was stored before deciders could. */
    wokenBy?: string;
  };
  RequestDeclined: { why: string };
  RequestWithdrawn: { why: string; withdrawnBy: string };
};

export const restingEventTypes = {
  DecisionDeferred: true,
  RequestWoken: true,
  RequestDeclined: true,
  RequestWithdrawn: true,
} as const satisfies Record<keyof RestingEvents, true>;
