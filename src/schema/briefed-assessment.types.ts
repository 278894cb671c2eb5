import { Field, ObjectType } from 'type-graphql';
import { VerdictEnum } from './enums.js';

@ObjectType({
  description: 'What a discipline had said, as a briefing shows it.',
  simpleResolvers: true,
})
export class BriefedAssessment {
  @Field(() => String, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => VerdictEnum, { description: 'Its answer to "can it be done?"' })
  verdict!: keyof typeof VerdictEnum;

  @Field(() => String, { description: 'Conditions, reasons, what instead, or what would tell.' })
  explanation!: string;
}
