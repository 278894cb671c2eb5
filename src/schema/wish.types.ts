import { Field, ID, InterfaceType, Int, ObjectType } from 'type-graphql';
import { NamedElement } from './element.types.js';
import { ChannelEnum, ImportFormatEnum } from './enums.js';
import { AssessmentContent } from './briefed-assessment.types.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { Sha256 } from './scalars.js';

@ObjectType({
  description: 'What the client asked for, word for word.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Wish extends Recorded {
  @Field(() => String, { description: 'The wording as it was received. It is never edited.' })
  wording!: string;

  @Field(() => Person, {
    nullable: true,
    description: 'The contact who wished; null where an imported record names nobody.',
  })
  from?: { id: string } | undefined;

  @Field(() => ChannelEnum, { description: 'How it reached the studio.' })
  channel!: keyof typeof ChannelEnum;
}

@ObjectType({
  description: 'The official answer to a question.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Answer extends Recorded {
  @Field(() => String, { description: 'The answer.' })
  text!: string;

  @Field(() => Person, { description: 'Whose answer it is.' })
  answeredBy!: { id: string };
}

@ObjectType({
  description: 'Something that has to be clear before it can be formulated.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Question extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'What is asked.' })
  question!: string;

  @Field(() => Person, { description: 'Who owes the answer. While it is open, the waiting is theirs.' })
  owedBy!: { id: string };

  @Field(() => Answer, { nullable: true, description: 'The answer, once there is one.' })
  answer?: Answer | undefined;
}

@ObjectType({ description: 'What shall be better afterwards, and how that is told.', simpleResolvers: true })
export class Goal {
  @Field(() => String, { description: 'The goal in plain words.' })
  statement!: string;

  @Field(() => String, { description: 'What is measured.' })
  measure!: string;

  @Field(() => String, { description: 'The value that counts as reached.' })
  target!: string;
}

@ObjectType({ description: 'As a <role>, I want <want>, so that <benefit>.', simpleResolvers: true })
export class UserStory {
  @Field(() => String, { description: 'Who wants it.' })
  role!: string;

  @Field(() => String, { description: 'What they want.' })
  want!: string;

  @Field(() => String, { description: 'What it is good for.' })
  benefit!: string;
}

@InterfaceType({ description: 'A wish as it was written down for the specialists.' })
export abstract class FormulationContent {
  @Field(() => Int, { description: 'Counts from 1.' })
  version!: number;

  @Field(() => Goal, { nullable: true, description: 'The goal, unless none applies.' })
  goal?: Goal | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'Why no measurable goal or no story applies, where none does.',
  })
  whyNoGoal?: string | undefined;

  @Field(() => [UserStory], { description: 'What users will do.' })
  stories!: UserStory[];

  @Field(() => [NamedElement], { description: 'What it touches in what the client has.' })
  elements!: NamedElement[];

  @Field(() => [String], { description: 'What belongs to it.' })
  scopeIn!: string[];

  @Field(() => [String], { description: 'What does not belong to it.' })
  scopeOut!: string[];

  @Field(() => [String], { description: 'How it is told that it is done.' })
  acceptanceCriteria!: string[];

  @Field(() => [String], { description: 'Codes of the disciplines touched: each has to assess it.' })
  disciplines!: string[];
}

@ObjectType({
  description: "The wish in the specialists' language. Formulating again makes a new version.",
  implements: [FormulationContent, Recorded],
  simpleResolvers: true,
})
export class Formulation extends FormulationContent {
  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;
}

@ObjectType({
  description: 'The answer of one discipline to "can it be done?"',
  implements: [AssessmentContent, Recorded],
  simpleResolvers: true,
})
export class FeasibilityAssessment extends AssessmentContent {
  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;

  @Field(() => Int, { description: 'The version of the formulation that was assessed.' })
  formulationVersion!: number;

  @Field(() => Boolean, {
    description: 'Whether it is the latest of its discipline, for the standing formulation.',
  })
  current!: boolean;
}

@ObjectType({
  description: 'A part of an imported record that has no place of its own here.',
  simpleResolvers: true,
})
export class ImportSection {
  @Field(() => String, { description: 'Its heading in the record.' })
  heading!: string;

  @Field(() => String, { description: 'Its text, word for word.' })
  text!: string;
}

@ObjectType({
  description: 'People whom an imported record names in a part that has no place of its own here.',
  simpleResolvers: true,
})
export class ImportedPeople {
  @Field(() => String, { description: 'What the record calls them, such as "Reviewers".' })
  heading!: string;

  @Field(() => [Person], { description: 'Who they are.' })
  people!: { id: string }[];
}

@ObjectType({ description: 'Where an imported record came from.', simpleResolvers: true })
export class ImportSource {
  @Field(() => ImportFormatEnum, { description: 'The format of the record.' })
  format!: keyof typeof ImportFormatEnum;

  @Field(() => String, { description: 'The file within the imported folder.' })
  file!: string;

  @Field(() => Sha256, { description: "Digest of the file's bytes." })
  sha256!: string;

  @Field(() => String, { nullable: true, description: "The record's status in its own words." })
  statusAsWritten?: string | undefined;

  @Field(() => [Person], { description: 'Who was consulted, as the record says.' })
  consulted!: { id: string }[];

  @Field(() => [Person], { description: 'Who was informed, as the record says.' })
  informed!: { id: string }[];

  @Field(() => [ImportedPeople], { description: 'Whom the record names beside these and the deciders.' })
  otherPeople!: ImportedPeople[];

  @Field(() => [ImportSection], { description: 'What the record says beside wish, options and outcome.' })
  sections!: ImportSection[];
}
