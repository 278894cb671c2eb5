export type UnknownRefusals = {
  UNKNOWN_RESOLVED: { unknownId: string };
};
