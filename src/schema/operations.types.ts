import { Field, Int, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';
import { Client } from './party.types.js';
import { Person } from './person.types.js';
import { LogRoot } from './proof.types.js';
import { DateTime, LogPosition } from './scalars.js';

@ObjectType({
  description: 'Who you are here, by the subject of your token and our own data.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => RoleEnum, { description: 'Your role.' })
  role!: keyof typeof RoleEnum;

  @Field(() => Person, { description: 'You.' })
  person!: { id: string };

  @Field(() => Client, {
    nullable: true,
    description: 'The client that you speak for, if you are a contact.',
  })
  client?: Client | undefined;

  @Field(() => [String], { description: 'Codes of your disciplines; none unless you are a member.' })
  disciplines!: string[];
}

@ObjectType({ description: 'How far the log has come.', simpleResolvers: true })
export class Meta {
  @Field(() => LogPosition, { description: 'The position of the last event, as of the moment asked about.' })
  position!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When that event was recorded, by the clock of the store; null before the first one.',
  })
  recordedAt?: string | undefined;

  @Field(() => LogRoot, {
    nullable: true,
    description:
      'The root over all events up to that position. Waits for the tree for a while; null while it has not come so far.',
  })
  logRoot?: LogRoot | undefined;

  @Field(() => String, { description: 'Version of the program.' })
  version!: string;
}

@ObjectType({
  description: 'Why a read model stopped. It goes on when the program is started again, or is rebuilt.',
  simpleResolvers: true,
})
export class ProjectionFailure {
  @Field(() => LogPosition, { description: 'The event it could not take.' })
  position!: string;

  @Field(() => String, { description: 'Type of that event.' })
  eventType!: string;

  @Field(() => String, { description: 'What went wrong.' })
  message!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;
}

@ObjectType({
  description: 'A rebuild on its way, beside the read model that goes on serving.',
  simpleResolvers: true,
})
export class ProjectionRebuild {
  @Field(() => LogPosition, { description: 'How far it has come.' })
  position!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds it will still take, as it looks now.' })
  etaSeconds?: number | undefined;
}

@ObjectType({ description: 'A read model: how far it has come, and how it is.', simpleResolvers: true })
export class ProjectionStatus {
  @Field(() => String, { description: 'The question or the screen it serves.' })
  name!: string;

  @Field(() => Int, { description: 'Version of its fold.' })
  version!: number;

  @Field(() => String, { description: 'ACTIVE, BUILDING, or STOPPED by an event it could not take.' })
  state!: string;

  @Field(() => LogPosition, { description: 'The last event it holds.' })
  position!: string;

  @Field(() => Int, { description: 'How many events it is behind the log.' })
  lagEvents!: number;

  @Field(() => Boolean, { description: 'Whether this process keeps it up to date.' })
  leader!: boolean;

  @Field(() => ProjectionFailure, { nullable: true, description: 'Why it stopped, if it did.' })
  failure?: ProjectionFailure | undefined;

  @Field(() => ProjectionRebuild, { nullable: true, description: 'The rebuild on its way, if one is.' })
  rebuild?: ProjectionRebuild | undefined;
}
