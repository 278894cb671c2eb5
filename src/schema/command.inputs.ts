import { IsOptional, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Uuid } from './scalars.js';
import { GivenId, Text } from './text.js';

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

@InputType()
export abstract class RequestCommandInput extends CommandInput {
  @Field(() => ID, { description: 'The change request.' })
  @GivenId()
  requestId!: string;
}

@InputType({ description: 'Acting on a project that one is not assigned to, on record.' })
export class OverrideInput {
  @Field(() => String, { description: 'Why. Everybody who sees what was done sees it.' })
  @Text(4000)
  why!: string;
}

/** The field of commands that a director may give where they are not assigned: then they say why. */
export const OverrideField = (): PropertyDecorator => (target, property) => {
  Field(() => OverrideInput, {
    nullable: true,
    description: 'For a director who is not assigned to the project, and only then. Shown in the history.',
  })(target, property);
  IsOptional()(target, property);
  ValidateNested()(target, property);
};

/** A command of managing that begins something on a project. */
@InputType()
export abstract class ManagingInput extends CommandInput {
  @OverrideField()
  override?: OverrideInput;
}

/** A command of managing on a request. */
@InputType()
export abstract class ManagingRequestInput extends RequestCommandInput {
  @OverrideField()
  override?: OverrideInput;
}
