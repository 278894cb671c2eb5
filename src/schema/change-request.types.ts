import { Field, Int, ObjectType } from 'type-graphql';
import { Briefing, Decision, Decline, Observation } from './decision.types.js';
import { RequestStatusEnum } from './enums.js';
import { Node } from './node.types.js';
import { Objection } from './objection.types.js';
import { Option, Recommendation } from './option.types.js';
import { DateTime } from './scalars.js';
import { Unknown } from './unknown.types.js';
import { FeasibilityAssessment, Formulation, ImportSource, Question, Wish } from './wish.types.js';

@ObjectType({
  description: "A client's wish and all that became of it: what was offered, who chose, and what came of it.",
  implements: Node,
})
export class ChangeRequest extends Node {
  projectId!: string;
  clientId!: string;

  @Field(() => Int, { description: 'Counts within the project: 12 in ACME-12.' })
  number!: number;

  @Field(() => String, { description: 'What people call it.' })
  title!: string;

  @Field(() => RequestStatusEnum, { description: 'Where it stands. Derived.' })
  status!: keyof typeof RequestStatusEnum;

  @Field(() => DateTime, { description: 'When what put it there happened.' })
  statusSince!: string;

  @Field(() => Wish, { description: 'The wish, word for word.' })
  wish!: Wish;

  @Field(() => ImportSource, { nullable: true, description: 'Where it was taken over from, if it was.' })
  source?: ImportSource | undefined;

  @Field(() => [Question], { description: 'What was asked about it.' })
  questions!: Question[];

  @Field(() => Formulation, { nullable: true, description: 'The standing formulation.' })
  formulation?: Formulation | undefined;

  @Field(() => [Formulation], { description: 'All versions, the oldest first.' })
  formulations!: Formulation[];

  @Field(() => [FeasibilityAssessment], { description: 'What the disciplines said, the oldest first.' })
  assessments!: FeasibilityAssessment[];

  @Field(() => [Option], { description: 'What was offered, the oldest first.' })
  options!: Option[];

  @Field(() => Recommendation, { nullable: true, description: 'What the studio advises, if it does.' })
  recommendation?: Recommendation | undefined;

  @Field(() => [Unknown], { description: "What can't be found out yet, or couldn't, the oldest first." })
  unknowns!: Unknown[];

  @Field(() => Briefing, { nullable: true, description: 'The latest briefing.' })
  briefing?: Briefing | undefined;

  @Field(() => [Briefing], { description: 'All briefings, the oldest first.' })
  briefings!: Briefing[];

  @Field(() => [Objection], {
    description: 'The rounds in which the client insisted or refused, in their order.',
  })
  objections!: Objection[];

  @Field(() => Decision, { nullable: true, description: 'The decision, once there is one.' })
  decision?: Decision | undefined;

  @Field(() => Decline, { nullable: true, description: 'Why the studio does not do it, if it does not.' })
  declined?: Decline | undefined;

  @Field(() => [Observation], { description: 'What came of it, the oldest first.' })
  observations!: Observation[];

  @Field(() => DateTime, {
    description:
      'When the wish was uttered. Of an imported request: the date of its record, or the moment of the import where it gives none.',
  })
  receivedAt!: string;

  @Field(() => DateTime, { description: 'When the last fact about it was stored.' })
  changedAt!: string;

  @Field(() => Int, { description: 'Send it back as `expectedRevision`.' })
  revision!: number;
}
