import { list, named, type Wording } from './wording-of.js';

export const partyWording = {
  SUBJECT_TAKEN: () => 'Somebody else signs in with this subject already.',
  ID_TAKEN: () => 'Somebody else has this id already. Choose another one, or send none.',
  KEY_TAKEN: ({ key }) => `Another project has the key ${key}. Choose another one.`,
  NAME_TAKEN: ({ name, code }) =>
    `${code} is called ${name} already. Choose a name that tells the two apart.`,
  MEMBER_LEFT: ({ leftAt }) => `The member left the studio at ${leftAt}. Name somebody who is here.`,
  CONTACT_LEFT: ({ leftAt }) => `The contact left the client at ${leftAt}. Name somebody who is there.`,
  PROJECT_PAUSED: ({ since }) =>
    `The project rests since ${since}. Resume it, or say in occurredAt that the work began before.`,
  NOT_YOURSELF: () => 'Nobody does this to themselves. Ask another director.',
  CAPACITY_TOO_HIGH: ({ most }) => `A week has ${most} hours.`,
  PERIOD_REVERSED: ({ from, until }) => `It would end on ${until}, before it begins on ${from}.`,
  ABSENCE_OVERLAPS: ({ from, to }) =>
    `The member is away from ${from} to ${to} already. Cancel that absence first, or choose other days.`,
  EXAM_IN_FUTURE: ({ on, today }) =>
    `The exam would be on ${on}; today is ${today}. Record it when it was held.`,
  TRAINEE_CANNOT_MANAGE: ({ disciplines }) =>
    `A trainee manages no project. The exam is missing, or holds no more, in: ${named(disciplines)}.`,
  MENTOR_MISSING: ({ disciplines }) =>
    `The manager is not independent yet. Put a mentor on the project who is, in: ${named(disciplines)}.`,
  MENTOR_NOT_INDEPENDENT: ({ disciplines }) =>
    `A mentor is independent in one of the project's disciplines at least: ${named(disciplines)}.`,
  LAST_MANAGER: ({ projects }) => `Nobody else manages ${list(projects)}. Put another manager on it first.`,
  GOAL_CHANGE_NEEDS_REASON: () =>
    'The goal was set before. Say in `why` what changed, or set another one under an id of its own.',
  PHASE_STEP_BACK_NEEDS_REASON: ({ from, to }) => `From ${from} back to ${to}: say in \`why\` what happened.`,
  NOT_YOURS_TO_NAME: ({ reasonMissing }) =>
    reasonMissing
      ? 'Who decides for this client is said by its deciders. As a director you may: say why in `why`.'
      : 'Who decides for this client is said by one of its deciders (contactChangeKind), or by a director with a reason. Add the person as a CONTRIBUTOR.',
  PROJECT_CLOSED: () => 'The project is closed. A director can open it again, with a reason.',
  DUTY_MISMATCH: ({ duty, role }) => `A member with the role ${role} can't be on duty as ${duty}.`,
  DISCIPLINE_MISSING: () => 'Name one discipline at least.',
  UNKNOWN_DISCIPLINE: ({ unknown }) =>
    `The catalogue doesn't have ${list(unknown)}, or has retired it. The query "disciplines" lists what it has.`,
} satisfies Partial<Wording>;
