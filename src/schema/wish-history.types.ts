import { Field, ID, Int } from 'type-graphql';
import { AssessmentContent } from './briefed-assessment.types.js';
import { ChannelEnum, RequestKindEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Person } from './person.types.js';
import { Sha256 } from './scalars.js';
import { AgreedTemplate } from './template.types.js';
import { FormulationContent, ImportSource } from './wish.types.js';

@Fact('RequestReceived', 'A wish reached the studio.')
export class RequestReceivedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;

  @Field(() => String, { description: 'What people call it.' })
  title!: string;

  @Field(() => String, { description: 'The wish word for word.' })
  wording!: string;

  @Field(() => Person, { nullable: true, description: 'Whose wish it is.' })
  from?: { id: string } | undefined;

  @Field(() => ChannelEnum, { description: 'How it reached the studio.' })
  channel!: keyof typeof ChannelEnum;

  @Field(() => RequestKindEnum, {
    nullable: true,
    description: 'Which way it goes; NORMAL where it is not said.',
  })
  kind?: keyof typeof RequestKindEnum | undefined;

  @Field(() => AgreedTemplate, {
    nullable: true,
    description: 'What had been agreed beforehand, where it was received by a template.',
  })
  template?: AgreedTemplate | undefined;

  @Field(() => ImportSource, { nullable: true, description: 'Where it was taken over from, if it was.' })
  source?: ImportSource | undefined;
}

@Fact('AttachmentAdded', 'Something was handed over.')
export class AttachmentAddedEvent extends HistoryEvent {
  @Field(() => String, { description: 'What the file was called.' })
  name!: string;

  @Field(() => Sha256, { description: 'SHA-256 of its bytes.' })
  sha256!: string;

  @Field(() => Number, { description: 'How many bytes it had.' })
  bytes!: number;

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;

  @Field(() => Person, { description: 'Who handed it over.' })
  addedBy!: { id: string };
}

@Fact('WishCorrected', 'The client said something to the wording of the wish, which itself stayed.')
export class WishCorrectedEvent extends HistoryEvent {
  @Field(() => String, { description: 'What was said.' })
  correction!: string;

  @Field(() => Person, { description: 'Whose correction it was.' })
  correctedBy!: { id: string };
}

@Fact('RequestMarkedUrgent', 'A request became urgent: from then on, and for ever.')
export class RequestMarkedUrgentEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why it could not wait any more.' })
  why!: string;

  @Field(() => Person, { description: 'Who said so.' })
  markedBy!: { id: string };
}

@Fact('ClarificationAsked', 'A question was asked.')
export class ClarificationAskedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the question.' })
  questionId!: string;

  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => Person, { description: 'Who owed the answer.' })
  owedBy!: { id: string };
}

@Fact('ClarificationAnswered', 'A question got its official answer.')
export class ClarificationAnsweredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the question.' })
  questionId!: string;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Field(() => Person, { description: 'Whose answer it was.' })
  answeredBy!: { id: string };
}

@Fact('RequestFormulated', "The wish was written down in the specialists' language.", FormulationContent)
export class RequestFormulatedEvent extends HistoryEvent {}

@Fact('FeasibilityAssessed', 'A discipline said whether it can be done.', AssessmentContent)
export class FeasibilityAssessedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'The version of the formulation that was assessed.' })
  formulationVersion!: number;
}
