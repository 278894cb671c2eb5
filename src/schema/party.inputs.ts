import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from './command.inputs.js';
import { AuditingPartyEnum, ContactKindEnum, MemberRoleEnum, ProjectDutyEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { DateOnly, EmailAddress } from './scalars.js';
import { ChosenId, GivenId, Text, Texts } from './text.js';

@InputType({ description: 'A new client.' })
export class ClientRegisterInput extends CommandInput {
  @Field(() => ID, { nullable: true, description: 'Id to give it (cli_ and a UUID); made here when absent.' })
  @IsOptional()
  @ChosenId('client')
  id?: string;

  @Field(() => String, { description: 'What the organisation is called.' })
  @Text(200)
  name!: string;
}

@InputType()
abstract class PersonInput extends CommandInput {
  @Field(() => String, {
    description: 'Name of the person. Kept apart from the facts, where it can be erased.',
  })
  @Text(200)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The `sub` of the tokens that the person will come with. Without one they cannot sign in.',
  })
  @IsOptional()
  @Text(255)
  subject?: string;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @MaxLength(320)
  email?: string;
}

@InputType({ description: 'A new person of a client.' })
export class ContactAddInput extends PersonInput {
  @Field(() => ID, { description: 'The client.' })
  @GivenId()
  clientId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the contact (con_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('contact')
  contactId?: string;

  @Field(() => ContactKindEnum, { description: 'What the contact may do.' })
  kind!: keyof typeof ContactKindEnum;

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @Text(40)
  phone?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why; needed of a director who names another DECIDER for a client that has projects. Its deciders say so by contactChangeKind.',
  })
  @IsOptional()
  @Text(5_000)
  why?: string;
}

@InputType()
abstract class OnContactInput extends CommandInput {
  @Field(() => ID, { description: 'The client.' })
  @GivenId()
  clientId!: string;

  @Field(() => ID, { description: 'The contact.' })
  @GivenId()
  contactId!: string;

  @Field(() => String, { description: 'Why.' })
  @Text(2_000)
  why!: string;
}

@InputType({ description: 'What a person of a client may do from now on.' })
export class ContactChangeKindInput extends OnContactInput {
  @Field(() => ContactKindEnum, { description: 'What the contact may do.' })
  kind!: keyof typeof ContactKindEnum;
}

@InputType({ description: 'A person who speaks for a client no more.' })
export class ContactLeaveInput extends OnContactInput {}

@InputType({ description: 'A new person of the studio.' })
export class MemberAddInput extends PersonInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the member (mem_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('member')
  id?: string;

  @Field(() => MemberRoleEnum, { description: 'What the member does.' })
  role!: keyof typeof MemberRoleEnum;

  @Field(() => [String], { description: 'Codes of disciplines; a specialist has one at least.' })
  @Texts(60, 50)
  @ArrayUnique()
  disciplines!: string[];
}

@InputType({ description: 'A new auditor.' })
export class AuditorAppointInput extends PersonInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the auditor (aud_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('auditor')
  id?: string;

  @Field(() => AuditingPartyEnum, { description: 'On whose behalf.' })
  party!: keyof typeof AuditingPartyEnum;
}

@InputType({ description: 'A new project of a client.' })
export class ProjectOpenInput extends CommandInput {
  @Field(() => ID, { nullable: true, description: 'Id to give it (prj_ and a UUID); made here when absent.' })
  @IsOptional()
  @ChosenId('project')
  id?: string;

  @Field(() => ID, { description: 'The client.' })
  @GivenId()
  clientId!: string;

  @Field(() => String, {
    description: 'Short upper-case name that request numbers are built on, such as ACME.',
  })
  @Matches(/^[A-Z][A-Z0-9]{1,9}$/, {
    message: '$property must be 2 to 10 capital letters and digits, a letter first',
  })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  @Text(200)
  title!: string;

  @Field(() => String, { description: 'The idea it starts from.' })
  @Text(10_000)
  idea!: string;

  @Field(() => [String], { description: 'Codes of the disciplines it needs.' })
  @Texts(60, 50)
  @ArrayUnique()
  @ArrayMaxSize(50)
  disciplines!: string[];

  @Field(() => MoneyInput, { description: 'What the client sets aside. Its currency is that of all prices.' })
  @ValidateNested()
  budget!: MoneyInput;

  @Field(() => DateOnly, { description: 'When it has to be done.' })
  deadline!: string;

  @Field(() => ID, {
    description: 'The account manager who leads it: certified in its disciplines, or a director.',
  })
  @GivenId()
  managerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who stands by a manager who is not independent in all of its disciplines yet.',
  })
  @IsOptional()
  @GivenId()
  mentorId?: string;
}

@InputType({ description: 'Puts a member on duty in a project.' })
export class ProjectAssignMemberInput extends CommandInput {
  @Field(() => ID, { description: 'The project.' })
  @GivenId()
  projectId!: string;

  @Field(() => ID, { description: 'The member.' })
  @GivenId()
  memberId!: string;

  @Field(() => ProjectDutyEnum, { description: 'The duty.' })
  duty!: keyof typeof ProjectDutyEnum;
}
