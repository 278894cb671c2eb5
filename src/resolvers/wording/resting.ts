import type { Wording } from './wording-of.js';

export const restingWording = {
  TOO_SOON: ({ until }) =>
    `It is not due before ${until}. Wait, or say why it has to be earlier where that can be said.`,
  NOBODY_SILENT: ({ number }) =>
    `Everybody whom briefing ${number} was sent to has said a word. There is no silence to record.`,
  DEFERRED_INTO_PAST: () => 'The date until which it would rest is over. Choose a later one.',
  NOTE_NOT_SHARED: () => 'Internal notes are for the studio. Write a SHARED one.',
} satisfies Partial<Wording>;
