import { Field, InputType, ObjectType } from 'type-graphql';
import { ElementKindEnum } from './enums.js';
import { Text } from './text.js';

@ObjectType({
  description: "Something of the client's system, by the name that people give it.",
  simpleResolvers: true,
})
export class NamedElement {
  @Field(() => ElementKindEnum, { description: 'What it is.' })
  kind!: keyof typeof ElementKindEnum;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}

@ObjectType({ description: 'What an option would make of an element.', simpleResolvers: true })
export class ElementChange extends NamedElement {
  @Field(() => String, { description: 'What would become of it.' })
  change!: string;
}

@InputType({ description: "Something of the client's system, by the name that people give it." })
export class NamedElementInput {
  @Field(() => ElementKindEnum, { description: 'What it is.' })
  kind!: keyof typeof ElementKindEnum;

  @Field(() => String, { description: 'What people call it.' })
  @Text(200)
  name!: string;
}

@InputType({ description: 'What an option would make of an element.' })
export class ElementChangeInput extends NamedElementInput {
  @Field(() => String, { description: 'What would become of it.' })
  @Text(2_000)
  change!: string;
}
