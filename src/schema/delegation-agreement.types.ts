import { Field, Int, ObjectType } from 'type-graphql';
import {
  AgreementVersionStatusEnum,
  AuthorityLevelEnum,
  ConcessionEnum,
  ConsequenceKindEnum,
  ElementKindEnum,
  SeverityEnum,
  SoundnessEnum,
  ValenceEnum,
} from './enums.js';
import { Money, PriceRange } from './money.types.js';
import { Effort, PredictionCheck } from './option.types.js';
import { Recorded } from './recorded.types.js';
import { DateTime, DecimalText, Hours, Sha256 } from './scalars.js';

@ObjectType({ description: 'What a rule of delegation is about.', simpleResolvers: true })
export class DelegationScope {
  @Field(() => [String], { description: 'Codes of disciplines; empty is any.' })
  disciplines!: string[];

  @Field(() => [ElementKindEnum], { description: 'Kinds of elements; empty is any.' })
  elementKinds!: (keyof typeof ElementKindEnum)[];
}

@ObjectType({ description: 'The most that one decision may come to.', simpleResolvers: true })
export class DelegationCeilings {
  @Field(() => Money, { nullable: true, description: "Of the option's price, its upper end; null is any." })
  price?: Money | undefined;

  @Field(() => Hours, { nullable: true, description: 'Of its effort in all disciplines together.' })
  effortHours?: string | undefined;

  @Field(() => Int, { nullable: true, description: 'Of its lead time in days.' })
  scheduleDays?: number | undefined;
}

@ObjectType({
  description: 'The most that all decisions under a rule may come to within any span of so many days.',
  simpleResolvers: true,
})
export class ChangeBudget {
  @Field(() => Money, { description: 'The sum of prices, at their upper ends.' })
  amount!: Money;

  @Field(() => Int, { description: 'How many days back from now a decision counts.' })
  periodDays!: number;
}

@ObjectType({ description: 'Who may decide what, up to which limits.', simpleResolvers: true })
export class DelegationRule {
  @Field(() => String, { description: 'Its short name, kept over all versions.' })
  ruleId!: string;

  @Field(() => DelegationScope, { description: 'What it is about.' })
  scope!: DelegationScope;

  @Field(() => DelegationCeilings, { description: 'The limits of one decision.' })
  ceilings!: DelegationCeilings;

  @Field(() => ChangeBudget, {
    nullable: true,
    description: 'The limit of all decisions together; null is none.',
  })
  changeBudget?: ChangeBudget | undefined;

  @Field(() => AuthorityLevelEnum, { description: 'Who decides within these limits.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => DateTime, { nullable: true, description: 'From when; null is as long as the agreement.' })
  validFrom?: string | undefined;

  @Field(() => DateTime, { nullable: true, description: 'Until just before when.' })
  validTo?: string | undefined;
}

@ObjectType({ description: 'What an option agreed beforehand would entail.', simpleResolvers: true })
export class TemplateConsequence {
  @Field(() => String, { description: 'What would happen, in plain words.' })
  statement!: string;

  @Field(() => ValenceEnum, { description: 'Whether that is welcome.' })
  valence!: keyof typeof ValenceEnum;

  @Field(() => ConsequenceKindEnum, { nullable: true, description: 'What it touches.' })
  kind?: keyof typeof ConsequenceKindEnum | undefined;

  @Field(() => SeverityEnum, { nullable: true, description: 'How much it matters.' })
  severity?: keyof typeof SeverityEnum | undefined;

  @Field(() => DecimalText, { nullable: true, description: 'How likely it is, from 0 to 1.' })
  probability?: string | undefined;

  @Field(() => PredictionCheck, { nullable: true, description: 'How and when it can be checked.' })
  check?: PredictionCheck | undefined;
}

@ObjectType({
  description: 'An option agreed beforehand, for requests that come again and again.',
  simpleResolvers: true,
})
export class RequestTemplate {
  @Field(() => String, { description: 'Its short name.' })
  templateId!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What it means, for a busy layman.' })
  summary!: string;

  @Field(() => PriceRange, { description: 'What it costs the client.' })
  price!: PriceRange;

  @Field(() => [Effort], { description: 'Working hours by discipline.' })
  effort!: Effort[];

  @Field(() => Int, { description: 'Calendar days from the decision to the delivery.' })
  leadTimeDays!: number;

  @Field(() => [ConcessionEnum], { description: 'What gives.' })
  gives!: (keyof typeof ConcessionEnum)[];

  @Field(() => SoundnessEnum, { description: 'How well it is built.' })
  soundness!: keyof typeof SoundnessEnum;

  @Field(() => [String], { description: 'Codes of the disciplines that such a request touches.' })
  disciplines!: string[];

  @Field(() => [ElementKindEnum], { description: 'Kinds of elements that it touches; empty is not said.' })
  elementKinds!: (keyof typeof ElementKindEnum)[];

  @Field(() => [TemplateConsequence], { description: 'What it would entail.' })
  consequences!: TemplateConsequence[];

  @Field(() => [TemplateConsequence], {
    description: 'What leaving it as it is would entail; empty where it is said for each request.',
  })
  leavingAsIs!: TemplateConsequence[];
}

@ObjectType({
  description: 'What somebody did about a version of the agreement.',
  implements: Recorded,
  simpleResolvers: true,
})
export class AgreementStep extends Recorded {
  @Field(() => String, { nullable: true, description: 'Their words, where they gave some.' })
  why?: string | undefined;
}

@ObjectType({
  description: 'One version of the agreement, as it was proposed.',
  implements: Recorded,
  simpleResolvers: true,
})
export class AgreementVersion extends Recorded {
  @Field(() => Int, { description: 'Counts from 1.' })
  version!: number;

  @Field(() => AgreementVersionStatusEnum, { description: 'What became of it.' })
  status!: keyof typeof AgreementVersionStatusEnum;

  @Field(() => Sha256, {
    description: 'SHA-256 of the canonical JSON (RFC 8785) of `canonicalContent`: what an acceptance binds.',
  })
  digest!: string;

  @Field(() => String, {
    description: 'All terms as canonical JSON (RFC 8785), for whoever wants to check the digest.',
  })
  canonicalContent!: string | (() => string);

  @Field(() => [DelegationRule], { description: 'Who may decide what.' })
  rules!: DelegationRule[];

  @Field(() => [RequestTemplate], { description: 'Options agreed beforehand.' })
  templates!: RequestTemplate[];

  @Field(() => DateTime, { description: 'From when it shall hold.' })
  validFrom!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until just before when; null is until something takes its place.',
  })
  validTo?: string | undefined;

  @Field(() => AgreementStep, { nullable: true, description: 'Who granted it.' })
  accepted?: AgreementStep | undefined;

  @Field(() => AgreementStep, { nullable: true, description: 'Who refused it, and why.' })
  refused?: AgreementStep | undefined;

  @Field(() => AgreementStep, { nullable: true, description: 'Who took it back, and why.' })
  withdrawn?: AgreementStep | undefined;

  @Field(() => AgreementStep, { nullable: true, description: 'Who ended it, and why.' })
  ended?: AgreementStep | undefined;
}

@ObjectType({
  description:
    'Who may decide what in a project, so that authority is never guessed afterwards. Where it says nothing, the client decides.',
})
export class DelegationAgreement {
  projectId!: string;

  @Field(() => AgreementVersion, {
    nullable: true,
    description: 'The version in force at this moment; null when nothing is delegated.',
  })
  inForce?: AgreementVersion | undefined;

  @Field(() => AgreementVersion, {
    nullable: true,
    description: 'The proposal that waits for an answer, if one does.',
  })
  proposed?: AgreementVersion | undefined;

  @Field(() => [AgreementVersion], { description: 'All versions, the oldest first.' })
  versions!: AgreementVersion[];

  @Field(() => Int, { description: 'Send it back as `expectedRevision`.' })
  revision!: number;
}
