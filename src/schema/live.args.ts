import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { LogPosition } from './scalars.js';
import { GivenId } from './text.js';

@ArgsType()
class LiveArgs {
  @Field(() => LogPosition, {
    nullable: true,
    description:
      'The last position that you have seen: all that was recorded after it comes first. Without it only what is new comes. "lp_0" is before the first.',
  })
  @IsOptional()
  after?: string;
}

@ArgsType()
export class ProjectEventsArgs extends LiveArgs {
  @Field(() => ID, { description: 'The project.' })
  @GivenId()
  projectId!: string;
}

@ArgsType()
export class ChangeRequestEventsArgs extends LiveArgs {
  @Field(() => ID, { description: 'The change request.' })
  @GivenId()
  requestId!: string;
}
