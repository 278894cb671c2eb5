/** What any command can be told. */
export const commonRefusalCodes = {
  NOT_FOUND: 'There is no such thing, or none that you may see.',
  FORBIDDEN: 'It is there, but your role, or your place in the project, does not let you do this.',
  ON_BEHALF_NOT_PERMITTED: "Only a manager of the project may record another's word.",
  OVERRIDE_NEEDED: 'You are not assigned to the project, and gave no reason for acting there all the same.',
  OVERRIDE_NOT_NEEDED: 'There is nothing to override: you may do this here anyway.',
  ALREADY_EXISTS: 'The id is taken.',
  REVISION_CONFLICT: 'Somebody changed it since you looked.',
  COMMAND_ID_REUSED: 'The commandId was used for another command.',
  OCCURRED_IN_FUTURE: 'occurredAt lies in the future.',
  OCCURRED_BEFORE: 'occurredAt lies before what this rests on.',
  INVALID_TRANSITION: 'The request does not stand where this can be done.',
  NAMED_TWICE: 'The same thing is named twice.',
  DIGEST_MISMATCH: 'The digest is not that of the content which stands.',
  NOT_A_CONTACTS_WORD: 'Only a contact of the client can say that.',
} as const satisfies Readonly<Record<string, string>>;
