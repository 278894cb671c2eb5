import { IsOptional, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DateTime, Uuid } from './scalars.js';

@InputType()
export abstract class CommandInput {
  @Field(() => Uuid, {
    nullable: true,
    description:
      'Idempotency key. The same again, by the same person, returns the first result; the same with other content is refused. Made here when absent, but then a retry after a lost reply cannot be told from a second wish.',
  })
  @IsOptional()
  commandId?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Only if nobody changed it since you looked: the `revision` that you saw.',
  })
  @IsOptional()
  @Min(-1)
  expectedRevision?: number;

  @Field(() => DateTime, { nullable: true, description: 'When it happened, if not now. Not in the future.' })
  @IsOptional()
  occurredAt?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only say what would happen: the refusals, what would be recorded, and the object as it would look. Nothing is stored, and no number, key, name or command id is taken.',
  })
  @IsOptional()
  dryRun?: boolean;
}
