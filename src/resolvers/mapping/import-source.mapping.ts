import type { ImportSource as Source } from '../../aggregates/change-request/index.js';
import type { ImportSource } from '../../schema/wish.types.js';
import { person } from './recorded.mapping.js';

/** Where a record came from, in the API's own shape. */
export const importSource = (source: Source): ImportSource => ({
  ...source,
  consulted: (source.consulted ?? []).map(person),
  informed: (source.informed ?? []).map(person),
  otherPeople: (source.otherPeople ?? []).map(({ heading, people }) => ({
    heading,
    people: people.map(person),
  })),
  sections: source.sections.map((section) => ({ ...section })),
});
