import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ElementKindEnum } from './enums.js';
import { Sha256 } from './scalars.js';

@ObjectType({
  description: 'Which option agreed beforehand something was taken from.',
  simpleResolvers: true,
})
export class TemplateSource {
  @Field(() => String, { description: 'The short name of the template.' })
  templateId!: string;

  @Field(() => Int, { description: 'The version of the delegation agreement that had it.' })
  agreementVersion!: number;
}

@ObjectType({
  description: 'The template that a STANDARD request was received by, as it was agreed then.',
  simpleResolvers: true,
})
export class AgreedTemplate extends TemplateSource {
  @Field(() => Sha256, { description: 'The digest of that version, which its acceptance bound.' })
  agreementDigest!: string;

  @Field(() => ID, { description: 'The option that it was offered as, in the same act.' })
  optionId!: string;

  @Field(() => [String], { description: 'Codes of the disciplines that it touches.' })
  disciplines!: string[];

  @Field(() => [ElementKindEnum], { description: 'Kinds of elements that it touches; empty is not said.' })
  elementKinds!: (keyof typeof ElementKindEnum)[];
}
