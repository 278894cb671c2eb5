import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ListArgs } from './page.args.js';
import { DateTime } from './scalars.js';
import { GivenIds } from './text.js';

@InputType({ description: 'All that is given has to hold.' })
export class AuditReadFilter {
  @Field(() => [ID], { nullable: true, description: 'By one of these auditors.' })
  @IsOptional()
  @GivenIds()
  auditorIds?: string[];

  @Field(() => DateTime, { nullable: true, description: 'At this instant or later.' })
  @IsOptional()
  readFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Before this instant.' })
  @IsOptional()
  readBefore?: string;
}

@ArgsType()
export class AuditReadListArgs extends ListArgs {
  @Field(() => AuditReadFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  filter?: AuditReadFilter;
}
