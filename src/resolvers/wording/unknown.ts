import type { Wording } from './wording-of.js';

export const unknownWording = {
  UNKNOWN_RESOLVED: () => 'This has been found out already. Declare a new unknown if something else is open.',
} satisfies Partial<Wording>;
