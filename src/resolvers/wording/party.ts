import { list, type Wording } from './wording-of.js';

export const partyWording = {
  SUBJECT_TAKEN: () => 'Somebody else signs in with this subject already.',
  ID_TAKEN: () => 'Somebody else has this id already. Choose another one, or send none.',
  KEY_TAKEN: ({ key }) => `Another project has the key ${key}. Choose another one.`,
  NAME_TAKEN: ({ name, code }) =>
    `${code} is called ${name} already. Choose a name that tells the two apart.`,
  DUTY_MISMATCH: ({ duty, role }) => `A member with the role ${role} can't be on duty as ${duty}.`,
  DISCIPLINE_MISSING: () => 'Name one discipline at least.',
  UNKNOWN_DISCIPLINE: ({ unknown }) =>
    `The catalogue doesn't have ${list(unknown)}, or has retired it. The query "disciplines" lists what it has.`,
} satisfies Partial<Wording>;
