import { Field, Int, ObjectType } from 'type-graphql';
import { Attachment } from './attachment.types.js';
import { Briefing, Decision, Decline } from './decision.types.js';
import { Closing, Delivery, Implementation } from './delivery.types.js';
import { RequestKindEnum, RequestStatusEnum } from './enums.js';
import { Node } from './node.types.js';
import { Objection } from './objection.types.js';
import { Dispute, Observation } from './observation.types.js';
import { Option, Recommendation } from './option.types.js';
import { Payments } from './payment.types.js';
import { Deferral, Note, RequestWithdrawal, UrgentMark, WishCorrection } from './resting.types.js';
import { DateTime } from './scalars.js';
import { AgreedTemplate } from './template.types.js';
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

  @Field(() => RequestKindEnum, { description: 'Which way it goes.' })
  kind!: keyof typeof RequestKindEnum;

  @Field(() => RequestStatusEnum, { description: 'Where it stands. Derived.' })
  status!: keyof typeof RequestStatusEnum;

  @Field(() => DateTime, { description: 'When what put it there happened.' })
  statusSince!: string;

  @Field(() => UrgentMark, {
    nullable: true,
    description: 'That it became urgent; null where it is not, or was from the first.',
  })
  markedUrgent?: UrgentMark | undefined;

  @Field(() => Wish, { description: 'The wish, word for word.' })
  wish!: Wish;

  @Field(() => [WishCorrection], {
    description: 'What the client said later about the wording, the oldest first.',
  })
  corrections!: WishCorrection[];

  @Field(() => [Attachment], { description: 'What was handed over, the oldest first.' })
  attachments!: Attachment[];

  @Field(() => ImportSource, { nullable: true, description: 'Where it was taken over from, if it was.' })
  source?: ImportSource | undefined;

  @Field(() => AgreedTemplate, {
    nullable: true,
    description: 'What was agreed beforehand, where it was received by a template.',
  })
  template?: AgreedTemplate | undefined;

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

  @Field(() => Decision, { nullable: true, description: 'The latest decision, once there is one.' })
  decision?: Decision | undefined;

  @Field(() => [Decision], {
    description: 'All decisions, the oldest first; what a later one replaced stays.',
  })
  decisions!: Decision[];

  @Field(() => Implementation, {
    nullable: true,
    description: 'That somebody started on the decision, or on one before it.',
  })
  implementation?: Implementation | undefined;

  @Field(() => [Delivery], { description: 'What was delivered, the oldest first.' })
  deliveries!: Delivery[];

  @Field(() => Payments, { description: 'What is to be paid, and what came.' })
  payments!: Payments;

  @Field(() => [Note], { description: 'Notes on it that you may see, the oldest first.' })
  notes!: Note[];

  @Field(() => [Deferral], { description: 'When it was put to rest, the oldest first.' })
  deferrals!: Deferral[];

  @Field(() => RequestWithdrawal, {
    nullable: true,
    description: 'Why the client does not want it, if it does not.',
  })
  withdrawal?: RequestWithdrawal | undefined;

  @Field(() => Decline, { nullable: true, description: 'Why the studio does not do it, if it does not.' })
  declined?: Decline | undefined;

  @Field(() => [Observation], { description: 'What came of it, the oldest first.' })
  observations!: Observation[];

  @Field(() => [Dispute], { description: 'Who does not agree with who answers, the oldest first.' })
  disputes!: Dispute[];

  @Field(() => Closing, { nullable: true, description: 'What it came to, once it is closed.' })
  closing?: Closing | undefined;

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
