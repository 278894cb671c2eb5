import { ArrayMaxSize, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DecisionModeEnum, RequestKindEnum, RequestStatusEnum, SoundnessEnum, StanceEnum } from './enums.js';
import { DateTime } from './scalars.js';
import { GivenIds, Text, Texts } from './text.js';

@InputType({ description: 'All that is given has to hold.' })
export class ChangeRequestFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these projects.' })
  @IsOptional()
  @GivenIds()
  projectIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' })
  @IsOptional()
  @GivenIds()
  clientIds?: string[];

  @Field(() => [RequestKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(50)
  kinds?: (keyof typeof RequestKindEnum)[];

  @Field(() => [RequestStatusEnum], { nullable: true, description: 'Standing at one of these.' })
  @IsOptional()
  @ArrayMaxSize(50)
  statuses?: (keyof typeof RequestStatusEnum)[];

  @Field(() => [StanceEnum], { nullable: true, description: 'Decided with one of these stances.' })
  @IsOptional()
  @ArrayMaxSize(50)
  stances?: (keyof typeof StanceEnum)[];

  @Field(() => [DecisionModeEnum], { nullable: true, description: 'Decided in one of these modes.' })
  @IsOptional()
  @ArrayMaxSize(50)
  modes?: (keyof typeof DecisionModeEnum)[];

  @Field(() => DateTime, { nullable: true, description: 'Received at this instant or later.' })
  @IsOptional()
  receivedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Received before this instant.' })
  @IsOptional()
  receivedBefore?: string;

  @Field(() => DateTime, { nullable: true, description: 'Decided at this instant or later.' })
  @IsOptional()
  decidedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Decided before this instant.' })
  @IsOptional()
  decidedBefore?: string;

  @Field(() => [ID], { nullable: true, description: 'Decided by one of these.' })
  @IsOptional()
  @GivenIds()
  decidedBy?: string[];

  @Field(() => [SoundnessEnum], { nullable: true, description: 'Decided for an option of one of these.' })
  @IsOptional()
  @ArrayMaxSize(50)
  soundness?: (keyof typeof SoundnessEnum)[];

  @Field(() => [String], {
    nullable: true,
    description: 'Whose standing formulation touches one of these disciplines, by their codes.',
  })
  @IsOptional()
  @Texts(60)
  disciplines?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether deciders have a briefing before them that nothing has changed since.',
  })
  @IsOptional()
  awaitingDecision?: boolean;

  @Field(() => [ID], { nullable: true, description: 'Waiting for a decision of one of these.' })
  @IsOptional()
  @GivenIds()
  awaitingDecisionOf?: string[];

  @Field(() => Int, { nullable: true, description: 'Standing where they stand for so many days or more.' })
  @IsOptional()
  @Min(0)
  @Max(36_500)
  daysInStatus?: number;

  @Field(() => Int, { nullable: true, description: 'Received so many days ago or more.' })
  @IsOptional()
  @Min(0)
  @Max(36_500)
  daysSinceReceipt?: number;

  @Field(() => String, {
    nullable: true,
    description:
      'With these words, in any form, in title, wish, formulation, options, reasons or observations; English and Russian. "in quotes" side by side, `or` either, `-` without, `*` at the end the beginning of a word.',
  })
  @IsOptional()
  @Text(500)
  text?: string;
}
