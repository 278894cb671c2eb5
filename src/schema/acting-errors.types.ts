import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PhaseEnum } from './enums.js';
import { DateTime, Sha256 } from './scalars.js';
import { UserError } from './user-error.types.js';

@ObjectType({
  description: 'Projects would be left without a manager.',
  implements: UserError,
  simpleResolvers: true,
})
export class LastManager extends UserError {
  @Field(() => [String], { description: 'The keys of the projects that nobody else manages.' })
  projects!: string[];
}

@ObjectType({ description: 'A project goes a step back only for a reason.', implements: UserError })
export class PhaseStepBack extends UserError {
  @Field(() => PhaseEnum, { name: 'phase', description: 'The phase that it is in.' })
  from!: keyof typeof PhaseEnum;

  @Field(() => PhaseEnum, { name: 'earlierPhase', description: 'The phase that it would go back to.' })
  to!: keyof typeof PhaseEnum;
}

@ObjectType({
  description: 'The decider has not acknowledged the briefing that they decide on.',
  implements: UserError,
  simpleResolvers: true,
})
export class BriefingNotAcknowledged extends UserError {
  @Field(() => Int, { description: 'Number of the briefing to acknowledge.' })
  number!: number;

  @Field(() => Sha256, { description: 'The digest that the acknowledgement has to bind.' })
  digest!: string;
}

@ObjectType({
  description: 'Something of what the briefing showed has changed since.',
  implements: UserError,
  simpleResolvers: true,
})
export class BriefingStale extends UserError {
  @Field(() => Int, { description: 'Number of the briefing.' })
  number!: number;
}

@ObjectType({
  description: 'The digest is not that of what stands: look again at what you bind.',
  implements: UserError,
})
export class DigestMismatch extends UserError {
  @Field(() => Sha256, { name: 'expectedDigest', description: 'The digest of what stands.' })
  expected!: string;
}

@ObjectType({
  description: 'What is a matter of time is not due yet.',
  implements: UserError,
  simpleResolvers: true,
})
export class NotDueYet extends UserError {
  @Field(() => DateTime, { description: 'When it will be.' })
  until!: string;
}

@ObjectType({ description: 'The offer has lapsed.', implements: UserError, simpleResolvers: true })
export class OptionLapsed extends UserError {
  @Field(() => ID, { description: 'The option.' })
  optionId!: string;

  @Field(() => DateTime, { description: 'When it lapsed.' })
  validUntil!: string;
}

@ObjectType({
  description: 'Questions wait for their official answers.',
  implements: UserError,
  simpleResolvers: true,
})
export class QuestionsOpen extends UserError {
  @Field(() => [ID], { description: 'Ids of the questions.' })
  questions!: string[];
}

@ObjectType({
  description: 'Specialists have not said yet whether it can be done.',
  implements: UserError,
  simpleResolvers: true,
})
export class AssessmentsMissing extends UserError {
  @Field(() => [ID], { description: 'Codes of the disciplines that nobody has assessed it in.' })
  disciplines!: string[];
}

@ObjectType({
  description: 'Nobody starts before the decider has confirmed what was recorded of them.',
  implements: UserError,
  simpleResolvers: true,
})
export class MissingConfirmation extends UserError {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;
}

@ObjectType({
  description: 'It is said to have happened before what it rests on.',
  implements: UserError,
  simpleResolvers: true,
})
export class OccurredBefore extends UserError {
  @Field(() => DateTime, { description: 'The earliest that it can have happened.' })
  earliest!: string;
}

@ObjectType({
  description: 'What is said to have been agreed beforehand is not in the agreement in force.',
  implements: UserError,
  simpleResolvers: true,
})
export class TemplateNotAgreed extends UserError {
  @Field(() => String, { nullable: true, description: 'The template that was named, if one was.' })
  templateId?: string | undefined;

  @Field(() => [String], { description: 'The templates that are agreed at this moment.' })
  agreed!: string[];
}
