import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { RequestStatusEnum, RoleEnum } from './enums.js';

/** Every "no" of the domain: what its code means, whatever the case at hand. */
export const refusalCodes = {
  NOT_FOUND: 'There is no such thing, or none that you may see.',
  FORBIDDEN: 'It is there, but your role, or your place in the project, does not let you do this.',
  ALREADY_EXISTS: 'The id is taken.',
  REVISION_CONFLICT: 'Somebody changed it since you looked.',
  COMMAND_ID_REUSED: 'The commandId was used for another command.',
  OCCURRED_IN_FUTURE: 'occurredAt lies in the future.',
  OCCURRED_BEFORE: 'occurredAt lies before what this answers to.',
  SUBJECT_TAKEN: 'Somebody else has this token subject.',
  ID_TAKEN: 'Somebody else has this id.',
  KEY_TAKEN: 'Another project has this key.',
  DUTY_MISMATCH: "The member's role does not go with the duty.",
  DISCIPLINE_MISSING: 'A specialist needs a discipline.',
  UNKNOWN_DISCIPLINE: 'The catalogue does not have the discipline, or has retired it.',
  NAME_TAKEN: 'Another discipline is called that.',
  INVALID_TRANSITION: 'The request does not stand where this can be done.',
  NOT_A_CONTACT: "The person is no contact of the project's client.",
  UNKNOWN_PERSON: "The person is neither a contact of the project's client nor a member on the project.",
  NOT_YOURS_TO_ANSWER: 'The answer has to come from the side that owes it, and from whoever gives it.',
  QUESTION_ANSWERED: 'The question has its official answer already.',
  QUESTIONS_OPEN: 'Questions are still open.',
  GOAL_MISSING: 'A goal with a measure and a user story are missing, and no reason says why none applies.',
  DISCIPLINE_NOT_TOUCHED: 'The standing formulation does not touch the discipline.',
  NOT_YOUR_DISCIPLINE: 'Only a specialist of the discipline can say whether it can be done.',
  DISCIPLINES_NOT_ASSESSED: 'A discipline touched has not said yet whether it can be done.',
  NOT_FORMULATED: 'The request has no formulation yet.',
  NAMED_TWICE: 'The same thing is named twice.',
  PRICE_RANGE_REVERSED: 'The least price is above the most.',
  FORESEEN: 'An UNFORESEEN outcome names a prediction.',
  CURRENCY_MISMATCH: "The price is not in the project's currency.",
  ALREADY_LAPSED: 'The offer would lapse before it is made.',
  TOO_FEW_OPTIONS: 'A briefing needs two options or more, leaving it as it is included.',
  CONSEQUENCES_MISSING: 'An option has no predicted consequence.',
  TECHNICAL_CONSEQUENCE_MISSING: 'A workaround has no technical consequence predicted.',
  NOT_A_DECIDER: "The person is no decider of the project's client.",
  NOT_ADDRESSED: 'The briefing was not sent to this decider.',
  DIGEST_MISMATCH: 'The digest is not that of the content which stands.',
  BRIEFING_STALE: 'Something that the briefing shows has changed since.',
  OPTION_LAPSED: 'The offer has lapsed.',
  OPTION_NOT_OFFERED: 'The option does not stand in the latest briefing.',
  BRIEFING_NOT_ACKNOWLEDGED: 'The decider has not acknowledged the latest briefing.',
  CONSEQUENCES_NOT_ACCEPTED:
    'Against advice, or for a workaround, each HIGH bad consequence has to be accepted and a reason given.',
  UNKNOWN_CONSEQUENCE: 'The option has no such predicted consequence.',
  NOT_THE_DECIDER: 'Only whoever decided can sign.',
  PREDICTION_MISSING: 'An outcome other than UNFORESEEN needs the prediction it is measured against.',
} as const satisfies Readonly<Record<string, string>>;

export type RefusalCode = keyof typeof refusalCodes;

export const UserErrorCode = Object.fromEntries(Object.keys(refusalCodes).map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why the domain said no. Each refusal has its own code.',
  valuesConfig: Object.fromEntries(
    Object.entries(refusalCodes).map(([code, description]) => [code, { description }]),
  ),
});

@InterfaceType({
  description: 'Why the domain said no. Malformed input and faults are top-level errors instead.',
  resolveType: ({ code }: { code: RefusalCode }) => typeOfRefusal(code),
})
export abstract class UserError {
  @Field(() => UserErrorCode, { description: 'Stable and machine-readable.' })
  code!: RefusalCode;

  @Field(() => String, { description: 'What is missing, and what to do, for a person.' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'The input field it is about, if it is about one.' })
  path?: string[] | undefined;
}

const typeOfRefusal = (code: RefusalCode): string => {
  const typed: Partial<Record<RefusalCode, string>> = {
    REVISION_CONFLICT: 'RevisionConflict',
    INVALID_TRANSITION: 'InvalidTransition',
    FORBIDDEN: 'NotPermitted',
    CONSEQUENCES_NOT_ACCEPTED: 'MissingAcceptances',
  };
  return typed[code] ?? 'Refusal';
};

@ObjectType({
  description: 'A refusal that its code and sentence say all about.',
  implements: UserError,
  simpleResolvers: true,
})
export class Refusal extends UserError {}

@ObjectType({
  description: 'Somebody changed it since you looked: look again, then decide again.',
  implements: UserError,
  simpleResolvers: true,
})
export class RevisionConflict extends UserError {
  @Field(() => Int, { description: 'The revision that you sent.' })
  expected!: number;

  @Field(() => Int, { description: 'The revision where it stands.' })
  actual!: number;
}

@ObjectType({
  description: 'The request does not stand where this can be done.',
  implements: UserError,
  simpleResolvers: true,
})
export class InvalidTransition extends UserError {
  @Field(() => RequestStatusEnum, { description: 'Where it stands.' })
  from!: keyof typeof RequestStatusEnum;

  @Field(() => [RequestStatusEnum], { description: 'Where it can be done.' })
  allowed!: (keyof typeof RequestStatusEnum)[];
}

@ObjectType({
  description: 'Your role, or your place in the project, does not let you do this.',
  implements: UserError,
  simpleResolvers: true,
})
export class NotPermitted extends UserError {
  @Field(() => [RoleEnum], {
    description: 'The roles that may, where they are assigned to the project or belong to the client.',
  })
  roles!: (keyof typeof RoleEnum)[];
}

@ObjectType({
  description: 'Consequences that the decider has to accept one by one, with a reason.',
  implements: UserError,
  simpleResolvers: true,
})
export class MissingAcceptances extends UserError {
  @Field(() => [ID], { description: 'Ids of the consequences not accepted yet.' })
  consequences!: string[];

  @Field(() => Boolean, { description: "Whether the reason and the decider's own words are missing." })
  reasonMissing!: boolean;
}
