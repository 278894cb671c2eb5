import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { RequestStatusEnum, RoleEnum } from './enums.js';
import { agreementRefusalCodes } from './refusal-codes/agreement.js';
import { aftermathRefusalCodes } from './refusal-codes/aftermath.js';
import { authorityRefusalCodes } from './refusal-codes/authority.js';
import { briefingRefusalCodes } from './refusal-codes/briefing.js';
import { commonRefusalCodes } from './refusal-codes/common.js';
import { decisionRefusalCodes } from './refusal-codes/decision.js';
import { objectionRefusalCodes } from './refusal-codes/objection.js';
import { optionRefusalCodes } from './refusal-codes/option.js';
import { partyRefusalCodes } from './refusal-codes/party.js';
import { restingRefusalCodes } from './refusal-codes/resting.js';
import { unknownRefusalCodes } from './refusal-codes/unknown.js';
import { wishRefusalCodes } from './refusal-codes/wish.js';

/** Every "no" of the domain: what its code means, whatever the case at hand. */
export const refusalCodes = {
  ...commonRefusalCodes,
  ...partyRefusalCodes,
  ...wishRefusalCodes,
  ...optionRefusalCodes,
  ...unknownRefusalCodes,
  ...briefingRefusalCodes,
  ...objectionRefusalCodes,
  ...restingRefusalCodes,
  ...decisionRefusalCodes,
  ...agreementRefusalCodes,
  ...aftermathRefusalCodes,
  ...authorityRefusalCodes,
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
    AUTHORITY_EXCEEDED: 'AuthorityExceeded',
    BUDGET_EXCEEDED: 'BudgetExceeded',
    INVALID_TRANSITION: 'InvalidTransition',
    FORBIDDEN: 'NotPermitted',
    ON_BEHALF_NOT_PERMITTED: 'NotPermitted',
    CONSEQUENCES_NOT_ACCEPTED: 'MissingAcceptances',
    TRAINEE_CANNOT_MANAGE: 'CertificationMissing',
    TRAINEE_CANNOT_BRIEF: 'CertificationMissing',
    MENTOR_MISSING: 'CertificationMissing',
    MENTOR_NOT_INDEPENDENT: 'CertificationMissing',
    ALREADY_DECIDED: 'AlreadyDecided',
    DECISION_SUPERSEDED: 'DecisionReplaced',
    SIGNATURE_MISSING: 'MissingSignature',
    UNKNOWN_CRITERION: 'CriteriaProblem',
    CRITERIA_NOT_JUDGED: 'CriteriaProblem',
    DEVIATION_NOT_DECLARED: 'CriteriaProblem',
    DELIVERY_REPLACED: 'DeliveryReplaced',
    AGREED_PRICE_UNEXPLAINED: 'UnexplainedPrice',
    CLOSING_BLOCKED: 'ClosingBlocked',
    OBJECTION_TOO_LATE: 'ObjectionTooLate',
    OBJECTION_OPEN: 'ObjectionsOpen',
    LAST_MANAGER: 'LastManager',
    PHASE_STEP_BACK_NEEDS_REASON: 'PhaseStepBack',
    BRIEFING_NOT_ACKNOWLEDGED: 'BriefingNotAcknowledged',
    BRIEFING_STALE: 'BriefingStale',
    DIGEST_MISMATCH: 'DigestMismatch',
    TOO_SOON: 'NotDueYet',
    OPTION_LAPSED: 'OptionLapsed',
    TEMPLATE_NOT_AGREED: 'TemplateNotAgreed',
    QUESTIONS_OPEN: 'QuestionsOpen',
    DISCIPLINES_NOT_ASSESSED: 'AssessmentsMissing',
    CONFIRMATION_MISSING: 'MissingConfirmation',
    OCCURRED_BEFORE: 'OccurredBefore',
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

  @Field(() => Boolean, { description: 'Whether the studio said that this option will not do.' })
  unsuitable!: boolean;
}

@ObjectType({
  description: 'An account manager has not come far enough for this, or has nobody by who has.',
  implements: UserError,
  simpleResolvers: true,
})
export class CertificationMissing extends UserError {
  @Field(() => [ID], { description: 'Codes of the disciplines it lacks in; empty where it lacks in any.' })
  disciplines!: string[];
}
