import { whoMay } from '../../auth/policy.js';
import { list, type Wording } from './wording-of.js';

/** Where the general sentence would not help. */
const notFound: Readonly<Partial<Record<string, string>>> = {
  target: 'There is no such thing, or none that you may see. Check the id.',
  payment:
    'Nothing is agreed or paid that this could correct. Name a payment in `paymentId`, or leave out `paymentId` and `paidOn` to correct what is agreed.',
};

export const commonWording = {
  NOT_FOUND: ({ what }) =>
    notFound[what] ?? `There is no such ${what}, or none that you may see. Check the id.`,
  FORBIDDEN: ({ operation }) => `This is for: ${whoMay(operation)}.`,
  ON_BEHALF_NOT_PERMITTED: ({ roles }) =>
    `Only ${list(roles)} may record another's word. Speak for yourself: leave out onBehalfOf, or from.`,
  OVERRIDE_NEEDED: () =>
    'You are not assigned to this project. Assign yourself, or send `override` with why: it is recorded, and everybody who sees this will see it.',
  OVERRIDE_NOT_NEEDED: () =>
    'You may do this here without overriding anything. Send it again without `override`.',
  ALREADY_EXISTS: ({ what }) => `There is such a ${what} already. Choose another id, or send none.`,
  REVISION_CONFLICT: ({ expected, actual }) =>
    `You saw revision ${expected}; it stands at ${actual}. Look again, then send it with the new revision.`,
  COMMAND_ID_REUSED: () =>
    'This commandId was used for another command, or by somebody else. Send a new one.',
  OCCURRED_IN_FUTURE: ({ now }) => `occurredAt lies in the future; it is ${now} here.`,
  OCCURRED_BEFORE: ({ earliest, what }) =>
    `occurredAt lies before the ${what} that this rests on, which was at ${earliest}.`,
  INVALID_TRANSITION: ({ from, allowed }) =>
    `The request stands at ${from}; this can be done at ${list(allowed)}.`,
  NAMED_TWICE: ({ names }) => `Named more than once: ${list(names)}. Name each thing once.`,
  DIGEST_MISMATCH: ({ expected }) =>
    `The digest isn't that of what stands now (${expected}). Look again at what you answer, and send its digest.`,
  NOT_A_CONTACTS_WORD: () =>
    "Only a contact of the project's client can say that. Say whose word you record in onBehalfOf.",
} satisfies Partial<Wording>;
