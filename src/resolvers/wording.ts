import type { AuditorRefusals } from '../aggregates/auditor/index.js';
import type { ChangeRequestRefusals } from '../aggregates/change-request/index.js';
import type { ClientRefusals } from '../aggregates/client/index.js';
import type { DisciplineCatalogueRefusals } from '../aggregates/discipline-catalogue/index.js';
import type { MemberRefusals } from '../aggregates/member/index.js';
import type { ProjectRefusals } from '../aggregates/project/index.js';
import type { CommonRefusals } from '../application/outcome.js';
import { whoMay } from '../auth/policy.js';
import type { AnyRefusal } from '../kernel/decider.js';
import type { RefusalCode } from '../schema/user-error.types.js';

/** Codes that several catalogues share say the same everywhere, so any of their details will do. */
type Details = [
  AuditorRefusals,
  ChangeRequestRefusals,
  ClientRefusals,
  CommonRefusals,
  DisciplineCatalogueRefusals,
  MemberRefusals,
  ProjectRefusals,
][number];
type DetailOf<Code extends string> = Details extends infer Catalogue
  ? Catalogue extends Readonly<Record<Code, infer Detail>>
    ? Detail
    : never
  : never;

type CodesOf<Catalogue> = Catalogue extends unknown ? keyof Catalogue : never;

/** Fails to compile when a catalogue has a code that the API doesn't know. */
type Known = Extract<CodesOf<Details>, string> extends RefusalCode ? RefusalCode : never;

const list = (items: readonly string[]) => items.join(', ');

/** One sentence for a person: what is missing, and what to do. It may name what the sender sent, and nothing else of theirs. */
const wording: { readonly [Code in Known]: (detail: DetailOf<Code>) => string } = {
  NOT_FOUND: ({ what }) =>
    what === 'target'
      ? 'There is no such thing, or none that you may see. Check the id.'
      : `There is no such ${what}, or none that you may see. Check the id.`,
  FORBIDDEN: ({ operation }) => `This is for: ${whoMay(operation)}.`,
  ALREADY_EXISTS: ({ what }) => `There is such a ${what} already. Choose another id, or send none.`,
  REVISION_CONFLICT: ({ expected, actual }) =>
    `You saw revision ${expected}; it stands at ${actual}. Look again, then send it with the new revision.`,
  COMMAND_ID_REUSED: () =>
    'This commandId was used for another command, or by somebody else. Send a new one.',
  OCCURRED_IN_FUTURE: ({ now }) => `occurredAt lies in the future; it is ${now} here.`,
  OCCURRED_BEFORE: ({ earliest, what }) =>
    `occurredAt lies before the ${what} that this answers to, which was at ${earliest}.`,
  SUBJECT_TAKEN: () => 'Somebody else signs in with this subject already.',
  ID_TAKEN: () => 'Somebody else has this id already. Choose another one, or send none.',
  KEY_TAKEN: ({ key }) => `Another project has the key ${key}. Choose another one.`,
  NAME_TAKEN: ({ name, code }) =>
    `${code} is called ${name} already. Choose a name that tells the two apart.`,
  DUTY_MISMATCH: ({ duty, role }) => `A member with the role ${role} can't be on duty as ${duty}.`,
  DISCIPLINE_MISSING: () => 'Name one discipline at least.',
  NOT_FORMULATED: () => 'The request has no formulation yet. Write down first what is to be done.',
  NAMED_TWICE: ({ names }) => `Named more than once: ${list(names)}. Name each thing once.`,
  PRICE_RANGE_REVERSED: () => 'The price runs from the least to the most. Swap the two amounts.',
  FORESEEN: () =>
    'UNFORESEEN means that nobody predicted it. Leave consequenceId out, or choose another outcome.',
  UNKNOWN_DISCIPLINE: ({ unknown }) =>
    `The catalogue doesn't have ${list(unknown)}, or has retired it. The query "disciplines" lists what it has.`,
  INVALID_TRANSITION: ({ from, allowed }) =>
    `The request stands at ${from}; this can be done at ${list(allowed)}.`,
  NOT_A_CONTACT: () => "A wish comes from a contact of the project's client. Name one in `from`.",
  UNKNOWN_PERSON: () => "Name a contact of the project's client, or a member on the project.",
  NOT_YOURS_TO_ANSWER: ({ owedBy }) =>
    `The side of ${owedBy} owes this answer. Answer as yourself, or record the word of a contact who owes it.`,
  QUESTION_ANSWERED: () => 'The question has its official answer already. Ask a new one.',
  QUESTIONS_OPEN: ({ questions }) =>
    `Questions are still open: ${list(questions)}. Have them answered first.`,
  GOAL_MISSING: ({ missing }) =>
    `Missing: ${list(missing)}. State a goal with a measure and a user story, or say in whyNoGoal why none applies.`,
  DISCIPLINE_NOT_TOUCHED: ({ touched }) =>
    `The standing formulation doesn't touch this discipline. It touches ${list(touched)}.`,
  NOT_YOUR_DISCIPLINE: ({ discipline }) => `Only somebody who works in ${discipline} can say that.`,
  DISCIPLINES_NOT_ASSESSED: ({ disciplines }) =>
    `Not assessed yet for the standing formulation: ${list(disciplines)}. Have their specialists say whether it can be done.`,
  CURRENCY_MISMATCH: ({ expected }) => `Prices of this project are in ${expected}.`,
  ALREADY_LAPSED: () => 'The offer would have lapsed before it is made. Choose a later validUntil.',
  TOO_FEW_OPTIONS: ({ offered, needed }) =>
    `A briefing needs ${needed} options that still hold, leaving it as it is included; there are ${offered}.`,
  CONSEQUENCES_MISSING: ({ options }) =>
    `No consequence is predicted for: ${list(options)}. Predict one for each at least.`,
  TECHNICAL_CONSEQUENCE_MISSING: ({ options }) =>
    `A workaround has technical consequences. Predict one for: ${list(options)}.`,
  NOT_A_DECIDER: () => "Only deciders of the project's client can be briefed, and can decide.",
  NOT_ADDRESSED: () => 'This briefing was sent to other deciders. Ask the manager to send one to you.',
  DIGEST_MISMATCH: ({ expected }) =>
    `The digest isn't that of what stands now (${expected}). Look again at what you confirm.`,
  BRIEFING_STALE: ({ number }) =>
    `Something that briefing ${number} shows has changed since. The manager has to issue a new one.`,
  OPTION_LAPSED: ({ validUntil }) => `The offer lapsed at ${validUntil}. The manager has to offer it anew.`,
  OPTION_NOT_OFFERED: () => "The option doesn't stand in the latest briefing. Choose one that does.",
  BRIEFING_NOT_ACKNOWLEDGED: ({ number, digest }) =>
    `Acknowledge briefing ${number} first, with the digest ${digest}.`,
  CONSEQUENCES_NOT_ACCEPTED: ({ consequences, reasonMissing }) =>
    [
      'You choose against the advice, or a workaround.',
      ...(consequences.length > 0 ? [`Accept these consequences one by one: ${list(consequences)}.`] : []),
      ...(reasonMissing ? ['Give a reason, in your own words.'] : []),
    ].join(' '),
  UNKNOWN_CONSEQUENCE: ({ consequences }) =>
    `No such consequence is predicted for the option: ${list(consequences)}.`,
  NOT_THE_DECIDER: () => 'Only whoever decided can sign the decision.',
  PREDICTION_MISSING: ({ outcome }) =>
    `${outcome} is said against a prediction: name it in consequenceId, or say UNFORESEEN.`,
};

/** Words a refusal for a person. */
export const worded = ({ refused, detail }: AnyRefusal): string =>
  // Each code's sentence takes that code's own detail; together they are more than the compiler can follow.
  (wording[refused as RefusalCode] as (detail: object) => string)(detail);
