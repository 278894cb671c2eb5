export type RestingEvents = {
  RequestDeclined: { why: string };
};

export const restingEventTypes = {
  RequestDeclined: true,
} as const satisfies Record<keyof RestingEvents, true>;
