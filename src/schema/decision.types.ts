import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OwedEnum, SkippedEnum } from './aftermath.enums.js';
import { Authority, BudgetIncrease } from './authority.types.js';
import { BriefedAssessment } from './briefed-assessment.types.js';
import {
  ChannelEnum,
  DecisionModeEnum,
  JudgementEnum,
  ReasonCodeEnum,
  RoleEnum,
  StanceEnum,
} from './enums.js';
import { Money } from './money.types.js';
import { Node } from './node.types.js';
import { BriefedOption, BriefedRecommendation, Consequence, Option } from './option.types.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { DecisionSilence, Silence } from './resting.types.js';
import { DateOnly, DateTime, Sha256 } from './scalars.js';
import { BriefedUnknown } from './unknown.types.js';

@ObjectType({
  description: 'An addressee had the briefing before their eyes. Not yet consent to anything.',
  implements: Recorded,
  simpleResolvers: true,
})
export class BriefingOpening extends Recorded {}

@ObjectType({
  description: 'A decider confirmed having taken note of exactly this content.',
  implements: Recorded,
  simpleResolvers: true,
})
export class BriefingAcknowledgement extends Recorded {
  @Field(() => Sha256, { description: 'The digest that the acknowledgement binds.' })
  digest!: string;
}

@ObjectType({
  description: 'A decider would not confirm having taken note. Neither consent nor silence.',
  implements: Recorded,
  simpleResolvers: true,
})
export class AcknowledgementRefusal extends Recorded {
  @Field(() => Person, { description: 'Who refused.' })
  refusedBy!: { id: string };

  @Field(() => String, { description: 'Why, in their own words.' })
  reason!: string;

  @Field(() => Sha256, { description: 'The digest that was not acknowledged.' })
  digest!: string;
}

@ObjectType({
  description: 'All that the deciders are shown, frozen. Consent binds its digest.',
  implements: [Node, Recorded],
  simpleResolvers: true,
})
export class Briefing extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: 'Counts from 1 within the request; only the latest can be acknowledged.' })
  number!: number;

  @Field(() => Sha256, { description: 'SHA-256 of the canonical JSON (RFC 8785) of `canonicalContent`.' })
  digest!: string;

  @Field(() => String, {
    description: 'The frozen content as canonical JSON (RFC 8785), for whoever wants to check the digest.',
  })
  canonicalContent!: string | (() => string);

  @Field(() => [Person], { description: 'The deciders it was sent to.' })
  deciders!: { id: string }[];

  @Field(() => [BriefedAssessment], { description: 'Whether it can be done, as each discipline had said.' })
  assessments!: BriefedAssessment[];

  @Field(() => [BriefedOption], { description: 'The options as they were shown.' })
  options!: BriefedOption[];

  @Field(() => BriefedRecommendation, {
    nullable: true,
    description: 'The recommendation as it was shown, if one stood.',
  })
  recommendation?: BriefedRecommendation | undefined;

  @Field(() => [BriefedUnknown], { description: "What couldn't be known yet, as it was told." })
  unknowns!: BriefedUnknown[];

  @Field(() => Boolean, {
    description: 'Whether something it shows has changed since: then nothing can be decided on it.',
  })
  stale!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it became stale.' })
  staleSince?: string | undefined;

  @Field(() => [BriefingOpening], { description: 'Who has had it before their eyes.' })
  opened!: BriefingOpening[];

  @Field(() => [BriefingAcknowledgement], { description: 'Who has acknowledged it.' })
  acknowledged!: BriefingAcknowledgement[];

  @Field(() => [AcknowledgementRefusal], { description: 'Who has refused to acknowledge it.' })
  refused!: AcknowledgementRefusal[];

  @Field(() => Silence, {
    nullable: true,
    description: 'That nobody said a word for so long, if that was recorded.',
  })
  silence?: Silence | undefined;
}

@ObjectType({
  description: 'Why somebody chose against advice, or took a workaround.',
  simpleResolvers: true,
})
export class DecisionReason {
  @Field(() => ReasonCodeEnum, { description: 'The kind of reason.' })
  code!: keyof typeof ReasonCodeEnum;

  @Field(() => String, { description: "The decider's own words." })
  words!: string;
}

@ObjectType({
  description: 'A signature under a decision (printed name and meaning as 21 CFR 11.50 asks for).',
  implements: Recorded,
  simpleResolvers: true,
})
export class Signature extends Recorded {
  @Field(() => String, { description: 'The name as the signer printed it.' })
  printedName!: string;

  @Field(() => String, { description: 'What the signer means by it.' })
  meaning!: string;

  @Field(() => Sha256, { description: 'The digest of the decision that was signed.' })
  digest!: string;
}

@ObjectType({
  description: 'Whoever was quoted says that they did say so.',
  implements: Recorded,
  simpleResolvers: true,
})
export class DecisionConfirmation extends Recorded {
  @Field(() => Sha256, { description: 'The digest of the decision that was confirmed.' })
  digest!: string;
}

@ObjectType({
  description: 'Whoever was quoted says that they never said so: it counts as if it had not been made.',
  implements: Recorded,
  simpleResolvers: true,
})
export class DecisionDenial extends Recorded {
  @Field(() => Sha256, { description: 'The digest of the decision that was disowned.' })
  digest!: string;

  @Field(() => String, { description: 'What they say to it.' })
  why!: string;
}

@ObjectType({
  description: 'A later decision took the place of this one.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Supersession extends Recorded {
  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => ID, { nullable: true, description: 'The later decision, if it is here.' })
  byDecisionId?: string | undefined;

  @Field(() => ID, {
    nullable: true,
    description: 'The request that holds the later decision, if it is here.',
  })
  byRequestId?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: "The imported record's own reference to the later decision.",
  })
  byReference?: string | undefined;
}

@ObjectType({
  description: 'Who chose what, on what authority, knowing what.',
  implements: [Node, Recorded],
  simpleResolvers: true,
})
export class Decision extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Option, {
    nullable: true,
    description: 'The option chosen; null where an imported record names none that it lists, or several.',
  })
  option?: Option | undefined;

  @Field(() => [Option], { description: 'All options chosen: one, but for imported records.' })
  options!: Option[];

  @Field(() => String, {
    nullable: true,
    description:
      "An imported record's own words for the choice, where they aren't just the name of one option that it lists.",
  })
  chosenAsWritten?: string | undefined;

  @Field(() => String, { nullable: true, description: "An imported record's own justification." })
  justification?: string | undefined;

  @Field(() => [Person], { description: 'Who decided.' })
  decidedBy!: { id: string }[];

  @Field(() => DateOnly, { nullable: true, description: 'The date that an imported record gives.' })
  decidedOn?: string | undefined;

  @Field(() => DecisionModeEnum, { description: 'How it was made.' })
  mode!: keyof typeof DecisionModeEnum;

  @Field(() => RoleEnum, {
    nullable: true,
    description:
      "The role in which it was recorded: the decider's own, or a manager's who recorded their word.",
  })
  recordedAs?: keyof typeof RoleEnum | undefined;

  @Field(() => ChannelEnum, {
    nullable: true,
    description:
      "How the decider's word reached whoever recorded it; null where they decided here themselves.",
  })
  heardOver?: keyof typeof ChannelEnum | undefined;

  @Field(() => [SkippedEnum], { description: 'What it was made without. It says so for ever.' })
  skipped!: (keyof typeof SkippedEnum)[];

  @Field(() => [OwedEnum], { description: 'What it still owes. Derived.' })
  owed!: (keyof typeof OwedEnum)[];

  @Field(() => DecisionConfirmation, {
    nullable: true,
    description: 'That the decider confirmed what somebody else recorded, once they have.',
  })
  confirmed?: DecisionConfirmation | undefined;

  @Field(() => DecisionDenial, {
    nullable: true,
    description: 'That whoever was quoted never said so, where they say that.',
  })
  denied?: DecisionDenial | undefined;

  @Field(() => JudgementEnum, {
    nullable: true,
    description: 'What the studio thought of the option chosen, where it advised another one.',
  })
  judgement?: keyof typeof JudgementEnum | undefined;

  @Field(() => StanceEnum, { description: 'Whether the advice was followed. Derived.' })
  stance!: keyof typeof StanceEnum;

  @Field(() => Money, {
    nullable: true,
    description: "What it commits the project to: the upper end of the option's price.",
  })
  price?: Money | undefined;

  @Field(() => BudgetIncrease, {
    nullable: true,
    description: 'By how much it raised the budget, if it did.',
  })
  budgetIncrease?: BudgetIncrease | undefined;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The date to which it moved the deadline of the project, if it did.',
  })
  newDeadline?: string | undefined;

  @Field(() => [Person], {
    description: 'The deciders who hear of it at once, where the studio decided and informs.',
  })
  informed!: { id: string }[];

  @Field(() => Authority, {
    nullable: true,
    description: 'On what authority; null for imported ones, where it is not known.',
  })
  authority?: Authority | undefined;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the briefing it was decided on; null for imported ones.',
  })
  briefingNumber?: number | undefined;

  @Field(() => Sha256, {
    nullable: true,
    description: 'Digest of the briefing it was decided on; null for imported ones.',
  })
  briefingDigest?: string | undefined;

  @Field(() => DecisionReason, {
    nullable: true,
    description: 'Why, where one chose against advice or took a workaround.',
  })
  reason?: DecisionReason | undefined;

  @Field(() => [ID], { description: 'Ids of the bad consequences that the decider accepted one by one.' })
  acceptedConsequences!: string[];

  @Field(() => [Consequence], {
    description: 'The same consequences in words, as the chosen option has them.',
  })
  accepted!: Consequence[];

  @Field(() => DateOnly, { nullable: true, description: 'When to look at it again.' })
  reviewOn?: string | undefined;

  @Field(() => Money, {
    nullable: true,
    description:
      'The configured price that it exceeds: then it has to be signed before anybody starts on it.',
  })
  signatureAbove?: Money | undefined;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the client may object, where the studio decided and told them.',
  })
  objectionUntil?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The decision of this request whose place it took.' })
  supersedes?: string | undefined;

  @Field(() => Sha256, {
    description: 'SHA-256 of the canonical JSON (RFC 8785) of `canonicalContent`: what a signature binds.',
  })
  digest!: string;

  @Field(() => String, {
    description: 'The whole decision as canonical JSON (RFC 8785), for whoever wants to check the digest.',
  })
  canonicalContent!: string | (() => string);

  @Field(() => [Signature], { description: 'Signatures under it.' })
  signatures!: Signature[];

  @Field(() => [DecisionSilence], {
    description:
      'What whoever decided had not given for the agreed days. It changes nothing of the decision.',
  })
  silences!: DecisionSilence[];

  @Field(() => Supersession, { nullable: true, description: 'What took its place, if something did.' })
  superseded?: Supersession | undefined;
}

@ObjectType({ description: 'Why the studio does not do it.', implements: Recorded, simpleResolvers: true })
export class Decline extends Recorded {
  @Field(() => String, { description: 'The reason.' })
  why!: string;
}
