import { Field, ObjectType } from 'type-graphql';
import { type RefusalCode, UserErrorCode } from './user-error.types.js';

@ObjectType({ description: 'Whether you may do something, and why not.', simpleResolvers: true })
export class Permission {
  @Field(() => Boolean, { description: 'Whether nothing but what you send can stand in the way.' })
  allowed!: boolean;

  @Field(() => UserErrorCode, { nullable: true, description: 'The refusal that you would meet.' })
  code?: RefusalCode | undefined;

  @Field(() => String, { nullable: true, description: 'What is missing, and what to do, for a person.' })
  reason?: string | undefined;
}
