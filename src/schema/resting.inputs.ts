import { IsOptional, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AttachmentInput } from './attachment.types.js';
import { ManagingRequestInput } from './command.inputs.js';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { NoteVisibilityEnum } from './request.enums.js';
import { DateTime } from './scalars.js';
import { ChosenId, Text } from './text.js';

@InputType({ description: 'Something that is handed over after the wish.' })
export class AttachmentAddInput extends ManagingRequestInput {
  @Field(() => AttachmentInput, { description: 'What is handed over.' })
  @ValidateNested()
  attachment!: AttachmentInput;
}

@InputType({ description: 'What the client says to the wording of the wish, which itself stays.' })
export class ChangeRequestCorrectInput extends OnBehalfRequestInput {
  @Field(() => String, { description: 'The correction.' })
  @Text(50_000)
  correction!: string;
}

@InputType({ description: 'Says that a request cannot wait any more.' })
export class ChangeRequestMarkUrgentInput extends ManagingRequestInput {
  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Puts a request to rest.' })
export class ChangeRequestDeferInput extends OnBehalfRequestInput {
  @Field(() => DateTime, { description: 'Until when.' })
  until!: string;

  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Ends a rest.' })
export class ChangeRequestWakeInput extends ManagingRequestInput {
  @Field(() => String, { nullable: true, description: 'Why; needed before the date.' })
  @IsOptional()
  @Text(5_000)
  why?: string;
}

@InputType({ description: 'Says that the studio does not do it.' })
export class ChangeRequestDeclineInput extends ManagingRequestInput {
  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Takes the wish back.' })
export class ChangeRequestWithdrawInput extends OnBehalfRequestInput {
  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Records that deciders have said no word to a briefing for the agreed days.' })
export class SilenceRecordInput extends ManagingRequestInput {
  @Field(() => Int, { description: 'Number of the briefing.' })
  @Min(1)
  number!: number;
}

@InputType({ description: 'A note on a request.' })
export class NoteAddInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the note (nte_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('note')
  noteId?: string;

  @Field(() => String, { description: 'What it says.' })
  @Text(10_000)
  text!: string;

  @Field(() => NoteVisibilityEnum, { description: 'Who sees it. Contacts write SHARED ones.' })
  visibility!: keyof typeof NoteVisibilityEnum;
}
