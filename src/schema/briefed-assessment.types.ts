import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { VerdictEnum } from './enums.js';

@InterfaceType({ description: 'What a discipline said to "can it be done?"' })
export abstract class AssessmentContent {
  @Field(() => String, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => VerdictEnum, { description: 'Its answer to "can it be done?"' })
  verdict!: keyof typeof VerdictEnum;

  @Field(() => String, { description: 'The reasons, in words.' })
  explanation!: string;

  @Field(() => [String], { description: 'What has to hold, where it is FEASIBLE_IF.' })
  conditions!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What could be done instead, where it is NOT_FEASIBLE.',
  })
  instead?: string | undefined;

  @Field(() => String, { nullable: true, description: 'What would tell, where it is UNKNOWN_YET.' })
  wouldTell?: string | undefined;
}

@ObjectType({
  description: 'What a discipline had said, as a briefing shows it.',
  implements: AssessmentContent,
  simpleResolvers: true,
})
export class BriefedAssessment extends AssessmentContent {}
