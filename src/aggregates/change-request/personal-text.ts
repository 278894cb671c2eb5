import { personalTextOfBriefing } from './briefing/personal-text.js';
import { personalTextOfDecision } from './decision/personal-text.js';
import { personalTextOfNotes } from './notes/personal-text.js';
import { personalTextOfObjections } from './objections/personal-text.js';
import { personalTextOfClosing } from './closing/personal-text.js';
import { personalTextOfImplementation } from './implementation/personal-text.js';
import { personalTextOfObservation } from './observation/personal-text.js';
import { personalTextOfPayment } from './payment/personal-text.js';
import { personalTextOfResting } from './resting/personal-text.js';
import { personalTextOfWish } from './wish/personal-text.js';

/**
 * Free text that may hold personal data, and whose it is: encrypted with that person's own key before it is stored, so
 * that erasing the key erases the text. Without a person there is nobody's key, and the text stays as it is.
 */
export const personalText = {
  ...personalTextOfWish,
  ...personalTextOfBriefing,
  ...personalTextOfObjections,
  ...personalTextOfResting,
  ...personalTextOfNotes,
  ...personalTextOfDecision,
  ...personalTextOfImplementation,
  ...personalTextOfPayment,
  ...personalTextOfObservation,
  ...personalTextOfClosing,
} as const;
