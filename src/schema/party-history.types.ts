import { Field, ID } from 'type-graphql';
import { AuditingPartyEnum, ContactKindEnum, ProjectDutyEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { Person } from './person.types.js';
import { DateOnly } from './scalars.js';

@Fact('ClientRegistered', 'The organisation became a client.')
export class ClientRegisteredEvent extends HistoryEvent {
  @Field(() => String, { description: 'What it was called.' })
  name!: string;
}

@Fact('ContactAdded', 'A person of the client was added.')
export class ContactAddedEvent extends HistoryEvent {
  @Field(() => Person, { description: 'The contact.' })
  contact!: { id: string };

  @Field(() => ContactKindEnum, { description: 'What the contact may do.' })
  kind!: keyof typeof ContactKindEnum;

  @Field(() => String, { nullable: true, description: "A director's reason to name another decider." })
  why?: string | undefined;
}

@Fact('ContactKindChanged', 'A person of the client may do something else from then on.')
export class ContactKindChangedEvent extends HistoryEvent {
  @Field(() => Person, { description: 'The contact.' })
  contact!: { id: string };

  @Field(() => ContactKindEnum, { description: 'What the contact may do from then on.' })
  kind!: keyof typeof ContactKindEnum;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('ContactLeft', 'A person of the client left, or speaks for it no more.')
export class ContactLeftEvent extends HistoryEvent {
  @Field(() => Person, { description: 'The contact.' })
  contact!: { id: string };

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('AuditorAppointed', 'An auditor was appointed.')
export class AuditorAppointedEvent extends HistoryEvent {
  @Field(() => AuditingPartyEnum, { description: 'On whose behalf.' })
  party!: keyof typeof AuditingPartyEnum;
}

@Fact('ProjectOpened', 'The project was opened.')
export class ProjectOpenedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'What it was called.' })
  title!: string;

  @Field(() => String, { description: 'The idea it started from.' })
  idea!: string;

  @Field(() => [String], { description: 'Codes of the disciplines.' })
  disciplines!: string[];

  @Field(() => Money, { description: 'What the client set aside.' })
  budget!: Money;

  @Field(() => DateOnly, { description: 'When it had to be done.' })
  deadline!: string;
}

@Fact('MemberAssigned', 'A member was put on duty in the project.')
export class MemberAssignedEvent extends HistoryEvent {
  @Field(() => Person, { description: 'The member.' })
  member!: { id: string };

  @Field(() => ProjectDutyEnum, { description: 'The duty.' })
  duty!: keyof typeof ProjectDutyEnum;
}
