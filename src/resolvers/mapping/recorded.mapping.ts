/** A person as answers refer to them; what else is asked of them is looked up field by field. */
export const person = (id: string): { id: string } => ({ id });

interface Clocks {
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** Who did it, and when by both clocks. */
export const recorded = (by: string, { occurredAt, recordedAt }: Clocks) => ({
  by: person(by),
  occurredAt,
  recordedAt,
});
