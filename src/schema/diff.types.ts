import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One value that is not the same in both views.', simpleResolvers: true })
export class Difference {
  @Field(() => ID, { description: 'The project or the request that it is about.' })
  nodeId!: string;

  @Field(() => [String], {
    description:
      'Where the value is, from there on: names of fields of this API; an element of a list by its `id`. What has no id is named by what it says (texts, codes), an element of the system by kind and name (`PAGE Cart`), an assignment by member and duty, and all else by its place, from 1.',
  })
  path!: string[];

  @Field(() => String, {
    description:
      'The scalar or enum that it is of, such as `Date` or `ChangeRequestStatus`; `Money` for an amount with its currency.',
  })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it is before, as this API writes it (`true`, `12`, `2026-01-31`, `DECIDED`), money as `1200.50 EUR`; null where there is nothing.',
  })
  before?: string | undefined;

  @Field(() => String, { nullable: true, description: 'What it is after, written the same way.' })
  after?: string | undefined;
}

@ObjectType({
  description:
    'What is not the same in two views of something, value by value, as you see it in both: what you may not see makes no difference.',
  simpleResolvers: true,
})
export class Diff {
  @Field(() => [Difference], { description: 'What is there after and not before.' })
  added!: Difference[];

  @Field(() => [Difference], { description: 'What is there before and not after.' })
  removed!: Difference[];

  @Field(() => [Difference], { description: 'What is another value after than before.' })
  changed!: Difference[];
}
