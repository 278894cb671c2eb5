import type { Actor } from '../../kernel/actor.js';

/** What an event's data is once parsed. */
export type EventData = Readonly<Record<string, unknown>>;

/** Which of an event's texts may hold personal data, and whose. */
export interface PersonalFields {
  /** Whose key seals them; `undefined` where they belong to nobody: then they stay plain. */
  readonly subject: (data: EventData) => string | undefined;
  /**
   * Paths with dots (`reason.words`), `*` for each entry of a list (`others.*.why`). All that ever were sealed: a path
   * taken away leaves stored texts unreadable.
   */
  readonly fields: readonly string[];
}

/** Per event type. Types that aren't in it hold nothing personal. */
export type PersonalText = Readonly<Record<string, PersonalFields>>;

/** The one text in what an event says of whoever acted: why they acted where they are not assigned. */
export const personalMetadata: PersonalFields = {
  subject: ({ actor }) => (actor as Actor).id,
  fields: ['actor.override.why'],
};

/** A value in parsed data that can be replaced. */
export interface Slot {
  readonly path: string;
  readonly value: unknown;
  readonly replace: (value: unknown) => void;
}

type Container = Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

function* slotsAt(within: unknown, steps: readonly string[], before: string): Generator<Slot> {
  const [step, ...rest] = steps;
  if (step === undefined || !isContainer(within)) return;
  const names = step === '*' && Array.isArray(within) ? Object.keys(within) : [step];
  for (const name of names) {
    // What a prototype has isn't data.
    if (!Object.hasOwn(within, name)) continue;
    const path = before + name;
    if (rest.length > 0) yield* slotsAt(within[name], rest, `${path}.`);
    else yield { path, value: within[name], replace: (value) => (within[name] = value) };
  }
}

/** The values that are there at the given paths, in order. */
export const slotsOf = (data: EventData, fields: readonly string[]): readonly Slot[] =>
  fields.flatMap((field) => [...slotsAt(data, field.split('.'), '')]);

/** What an event consists of: what it says, and what it says of itself. */
export type Part = 'data' | 'metadata';

/** Which parts of an event may hold personal text, each with where. */
export function personalPartsOf(
  personalText: PersonalText,
  { type, metadata }: { readonly type: string; readonly metadata: string },
): readonly (readonly [Part, PersonalFields])[] {
  // `type` may come from storage, so a name like "constructor" must not find an inherited member.
  const fields = Object.hasOwn(personalText, type) ? personalText[type] : undefined;
  return [
    ...(fields ? [['data', fields] as const] : []),
    // Hardly any event has it, and this is seen without parsing.
    ...(metadata.includes('"override"') ? [['metadata', personalMetadata] as const] : []),
  ];
}
