import { registerEnumType } from 'type-graphql';

type Described = Readonly<Record<string, string>>;

/** The API's own enum over the domain's words: each value with its description, names and values being the same. */
export function apiEnum<Values extends Described>(
  name: string,
  description: string,
  values: Values,
): { readonly [Value in keyof Values]: Value } {
  const shape = Object.fromEntries(Object.keys(values).map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(shape, { name, description, valuesConfig });
  return shape as { readonly [Value in keyof Values]: Value };
}

export const RoleEnum = apiEnum('Role', 'What a person is to the studio.', {
  ACCOUNT_MANAGER: 'Runs projects and speaks with the client.',
  SPECIALIST: 'Does the work of one or more disciplines.',
  DEPARTMENT_HEAD: 'Plans the work of a department.',
  DIRECTOR: 'Configures the studio: members, auditors, catalogues.',
  DECIDER: 'A contact of a client who may choose and sign.',
  CONTRIBUTOR: 'A contact of a client who may ask, answer and hand over materials.',
  AUDITOR: 'Reads everything, changes nothing.',
  SYSTEM: 'The program itself: bootstrap and import.',
});

export const MemberRoleEnum = apiEnum('MemberRole', 'What a member of the studio does.', {
  ACCOUNT_MANAGER: 'Runs projects and speaks with the client.',
  SPECIALIST: 'Does the work of one or more disciplines.',
  DEPARTMENT_HEAD: 'Plans the work of a department.',
  DIRECTOR: 'Configures the studio.',
});

export const StageEnum = apiEnum(
  'CertificationStage',
  'How far an account manager has come: derived from exams and the calendar, never typed in.',
  {
    TRAINEE: 'Has not passed the exam, or it holds no more: neither manages a project nor briefs a client.',
    PRACTISING: 'Has passed the exam: manages and briefs beside an independent mentor.',
    INDEPENDENT: 'Has practised for the configured span without a break.',
  },
);

export const AbsenceKindEnum = apiEnum('AbsenceKind', 'Why a member is not there.', {
  VACATION: 'On holiday.',
  SICKNESS: 'Ill.',
  TRAINING: 'Learning something.',
  OTHER: 'For another reason.',
});

export const ExamOutcomeEnum = apiEnum('ExamOutcome', 'What came of an attempt at an exam.', {
  PASSED: 'It was passed.',
  FAILED: 'It was not.',
});

export const ContactKindEnum = apiEnum('ContactKind', 'What a contact may do for the client.', {
  DECIDER: 'May choose and sign.',
  CONTRIBUTOR: 'May ask, answer and hand over materials.',
});

export const AuditingPartyEnum = apiEnum('AuditingParty', 'On whose behalf an auditor looks.', {
  STUDIO: "The studio's own auditor.",
  CLIENT: "A client's auditor.",
  THIRD_PARTY: "A third party's auditor.",
});

export const ProjectDutyEnum = apiEnum('ProjectDuty', 'What a member does on a project.', {
  MANAGER: 'Leads it for the studio: the only ones who may formulate, offer, recommend and brief.',
  SPECIALIST: 'Works on it: assesses feasibility and predicts consequences.',
  MENTOR: 'Stands by a manager who is not independent yet; acts only with another duty beside.',
});

export const PhaseEnum = apiEnum('ProjectPhase', 'How far a project is, from the idea to the sales.', {
  IDEA: 'There is an idea.',
  DISCOVERY: 'What it takes is being found out.',
  PRODUCTION: 'It is being made.',
  LAUNCH: 'It goes out.',
  GROWTH: 'It is out, and shall bring more.',
  CLOSED: 'It is over; only a director opens it again.',
});

export const ChannelEnum = apiEnum('Channel', 'How a wish reached the studio.', {
  PHONE: 'A phone call in which the wish was dropped.',
  EMAIL: 'An e-mail.',
  MEETING: 'A meeting in person.',
  CALL: 'A planned voice or video call.',
  CHAT: 'A chat message.',
  PORTAL: 'Entered by the client here.',
  IMPORT: 'Taken over from a record kept elsewhere.',
});

export const RequestKindEnum = apiEnum('ChangeRequestKind', 'Which way a request goes.', {
  STANDARD: 'One of a kind that was agreed beforehand.',
  NORMAL: 'Assessed, briefed, then decided.',
  URGENT: 'Decided first, briefed at once after; marked so for ever.',
});

export const RequestStatusEnum = apiEnum(
  'ChangeRequestStatus',
  'Where a request stands. Derived from its facts.',
  {
    RECEIVED: 'The wish is recorded, and nothing more.',
    CLARIFYING: 'Questions have been asked about it.',
    FORMULATED: 'Goal, scope and criteria are written down; not every discipline has assessed it.',
    ASSESSED: 'Every discipline touched has said whether it can be done.',
    OPTIONS_OFFERED: 'There is something to choose from, but no briefing that still holds.',
    BRIEFED: 'A briefing stands that nothing has changed since.',
    DECIDED: 'Somebody chose.',
    IN_IMPLEMENTATION: 'What was chosen is being made.',
    DELIVERED: 'It was handed over, and waits to be accepted.',
    ACCEPTED: 'The client took it.',
    CLOSED: 'It ended, and was compared with the goal.',
    DECLINED: 'The studio will not do it.',
    WITHDRAWN: 'The client does not want it any more.',
    SUPERSEDED: 'A later decision took the place of this one.',
    DEFERRED: 'It rests until a date.',
  },
);

export const VerdictEnum = apiEnum('FeasibilityVerdict', '"Can it be done?"', {
  FEASIBLE: 'Yes.',
  FEASIBLE_IF: 'Yes, under the conditions explained.',
  NOT_FEASIBLE: 'No; the explanation says why, and what can be done instead.',
  UNKNOWN_YET: 'Nobody can say yet; the explanation says what would tell.',
});

export const ConcessionEnum = apiEnum('Concession', 'What gives when an option is chosen.', {
  BUDGET: 'It costs more.',
  TIME: 'It takes longer.',
  TECHNOLOGY: 'It is built less well.',
  SCOPE: 'Less is delivered.',
  QUALITY: 'The result is less good.',
});

export const SoundnessEnum = apiEnum('Soundness', 'How well an option is built.', {
  SOUND: 'As it should be built.',
  COMPROMISE: 'Less than ideal, and it holds.',
  WORKAROUND: 'A crutch: it works around the problem and takes its toll later.',
});

export const ValenceEnum = apiEnum('Valence', 'Whether a consequence is welcome.', {
  GOOD: 'An advantage.',
  NEUTRAL: 'Neither one nor the other.',
  BAD: 'A disadvantage.',
});

export const SeverityEnum = apiEnum('Severity', 'How much a consequence matters.', {
  LOW: 'Hardly noticeable.',
  MEDIUM: 'Noticeable.',
  HIGH: 'A bad one has to be accepted one by one by whoever goes against advice.',
});

export const ConsequenceKindEnum = apiEnum('ConsequenceKind', 'What a consequence touches.', {
  BUDGET: 'Money.',
  SCHEDULE: 'Dates.',
  TECHNICAL: 'How it is built, and what that entails later.',
  SALES: 'Conversion, leads, sales.',
  CONTENT: 'Texts, pictures, materials.',
  LEGAL: 'Law and contracts.',
  OPERATIONS: 'Daily running.',
});

export const JudgementEnum = apiEnum(
  'Judgement',
  'What the studio thinks of an option it does not recommend.',
  {
    UNSUITABLE: 'It will not do.',
    DIFFERENT: 'It will do; it is merely another way.',
  },
);

export const DecisionModeEnum = apiEnum(
  'DecisionMode',
  'How a decision was made; it stays visible for ever.',
  {
    WRITTEN: 'By the decider here, after an acknowledged briefing.',
    SIGNED: 'By the decider here, after an acknowledged briefing, signed in the same act.',
    VERBAL: 'Said elsewhere, and recorded by a manager.',
    URGENT: 'Decided first, and briefed afterwards.',
    IMPORTED: 'Taken over from a record kept elsewhere: no briefing was shown here.',
  },
);

export const StanceEnum = apiEnum(
  'Stance',
  'Whether the decider followed the advice. Derived, never typed in.',
  {
    FOLLOWED: 'The recommended option was chosen.',
    DEVIATED: 'Another option than the recommended one was chosen.',
    NO_ADVICE_GIVEN: 'No recommendation stood in the briefing.',
  },
);

export const ReasonCodeEnum = apiEnum(
  'ReasonCode',
  'Why a decider goes against advice, or takes a workaround.',
  {
    BUDGET: 'The money is not there.',
    DEADLINE: 'The time is not there.',
    TECHNOLOGY: 'A technical preference or constraint.',
    TRUST: 'The advice is not believed.',
    PREFERENCE: 'Taste, brand or politics.',
    OTHER: "As the decider's own words say.",
  },
);

export const ObservedOutcomeEnum = apiEnum(
  'ObservedOutcome',
  'What came of a decision, against what was predicted.',
  {
    AS_PREDICTED: 'It came as predicted.',
    BETTER: 'It came better than predicted.',
    WORSE: 'It came worse than predicted.',
    UNCLEAR: 'It cannot be told yet.',
    UNFORESEEN: 'Nobody predicted it.',
  },
);

export const ElementKindEnum = apiEnum('ElementKind', 'What a part of the system is.', {
  PAGE: 'A page.',
  FEATURE: 'Something that users can do.',
  INTEGRATION: 'A connection to another system.',
  CONTENT_BLOCK: 'A piece of content.',
  CAMPAIGN: 'An advertising campaign.',
  MAILING: 'A mailing.',
  DOMAIN: 'A domain name.',
  LICENCE: 'A licence.',
  OTHER: 'Anything else.',
});

export const AgreementVersionStatusEnum = apiEnum(
  'AgreementVersionStatus',
  'What became of a version of the delegation agreement.',
  {
    PROPOSED: 'It waits for the answer of a decider.',
    ACCEPTED: 'A decider granted it. Whether it is in force, its validity and later versions say.',
    REFUSED: 'A decider refused it.',
    WITHDRAWN: 'It was taken back before anybody answered.',
    OBSOLETE: 'A later proposal took its place before anybody answered.',
    ENDED: 'It was granted, and the agreement has been ended since.',
  },
);

export const AuthorityLevelEnum = apiEnum('AuthorityLevel', 'Who holds the authority to choose.', {
  STUDIO_DECIDES: 'The studio, at its discretion.',
  STUDIO_DECIDES_AND_INFORMS: 'The studio, which tells the client at once; the client may object.',
  CLIENT_DECIDES: 'A decider of the client.',
});

export const LimitKindEnum = apiEnum('LimitKind', 'What a rule of delegation limits.', {
  PRICE: 'The price of one decision, at its upper end.',
  EFFORT: 'The hours of one decision, in all disciplines together.',
  SCHEDULE: 'The lead time of one decision, in days.',
  CHANGE_BUDGET: 'What all decisions under the rule come to within its period.',
});

export const AuthorityBasisEnum = apiEnum('AuthorityBasis', 'What the authority rests on.', {
  NO_AGREEMENT: 'Nothing else was agreed, so the client decides.',
  AGREEMENT: 'The delegation agreement in force.',
});

export const ImportFormatEnum = apiEnum('ImportFormat', 'The format of an imported record.', {
  MADR: 'Markdown Any Decision Records.',
});
