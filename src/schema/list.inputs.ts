import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DecisionModeEnum, MemberRoleEnum, RequestStatusEnum, StanceEnum } from './enums.js';
import { ListArgs } from './page.args.js';
import { DateTime } from './scalars.js';
import { GivenIds } from './text.js';

/** What has no such instant yet stands where a later one would. */
const unset = (entry: string) =>
  entry.startsWith('DECIDED_AT') ? '; what is not decided yet counts as later than all that is' : '';

/** An order is a field and a direction in one word, as frontends have them in a menu. */
function orderEnum<const Names extends readonly string[]>(
  name: string,
  what: string,
  fields: Names,
): { readonly [Order in `${Names[number]}_${'ASC' | 'DESC'}`]: Order } {
  const entries = fields.flatMap((field) => [`${field}_ASC`, `${field}_DESC`]);
  const shape = Object.fromEntries(entries.map((entry) => [entry, entry]));
  registerEnumType(shape, {
    name,
    description: `How ${what} are ordered; ties by id.`,
    valuesConfig: Object.fromEntries(
      entries.map((entry) => [
        entry,
        {
          description: `By ${entry
            .replace(/_(ASC|DESC)$/, '')
            .toLowerCase()
            .replaceAll('_', ' ')}, ${entry.endsWith('ASC') ? 'ascending' : 'descending'}${unset(entry)}.`,
        },
      ]),
    ),
  });
  return shape as { readonly [Order in `${Names[number]}_${'ASC' | 'DESC'}`]: Order };
}

export const ChangeRequestOrderEnum = orderEnum('ChangeRequestOrder', 'requests', [
  'RECEIVED_AT',
  'CHANGED_AT',
  'DECIDED_AT',
  'NUMBER',
]);
export const ProjectOrderEnum = orderEnum('ProjectOrder', 'projects', ['OPENED_AT', 'DEADLINE', 'KEY']);
export const ClientOrderEnum = orderEnum('ClientOrder', 'clients', ['REGISTERED_AT', 'NAME']);

@InputType({ description: 'All that is given has to hold.' })
export class ChangeRequestFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these projects.' })
  @IsOptional()
  @GivenIds()
  projectIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' })
  @IsOptional()
  @GivenIds()
  clientIds?: string[];

  @Field(() => [RequestStatusEnum], { nullable: true, description: 'Standing at one of these.' })
  @IsOptional()
  @ArrayMaxSize(50)
  statuses?: (keyof typeof RequestStatusEnum)[];

  @Field(() => [StanceEnum], { nullable: true, description: 'Decided with one of these stances.' })
  @IsOptional()
  @ArrayMaxSize(50)
  stances?: (keyof typeof StanceEnum)[];

  @Field(() => [DecisionModeEnum], { nullable: true, description: 'Decided in one of these modes.' })
  @IsOptional()
  @ArrayMaxSize(50)
  modes?: (keyof typeof DecisionModeEnum)[];

  @Field(() => DateTime, { nullable: true, description: 'Received at this instant or later.' })
  @IsOptional()
  receivedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Received before this instant.' })
  @IsOptional()
  receivedBefore?: string;
}

@InputType({ description: 'All that is given has to hold.' })
export class ProjectFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' })
  @IsOptional()
  @GivenIds()
  clientIds?: string[];
}

@InputType({ description: 'All that is given has to hold.' })
export class MemberFilter {
  @Field(() => [MemberRoleEnum], { nullable: true, description: 'With one of these roles.' })
  @IsOptional()
  @ArrayMaxSize(50)
  roles?: (keyof typeof MemberRoleEnum)[];
}

@ArgsType()
export class ChangeRequestListArgs extends ListArgs {
  @Field(() => ChangeRequestFilter, {
    nullable: true,
    description: 'Which ones; all that you may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ChangeRequestFilter;

  @Field(() => ChangeRequestOrderEnum, { defaultValue: 'RECEIVED_AT_DESC', description: 'In which order.' })
  orderBy!: keyof typeof ChangeRequestOrderEnum;
}

@ArgsType()
export class ProjectListArgs extends ListArgs {
  @Field(() => ProjectFilter, {
    nullable: true,
    description: 'Which ones; all that you may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ProjectFilter;

  @Field(() => ProjectOrderEnum, { defaultValue: 'OPENED_AT_DESC', description: 'In which order.' })
  orderBy!: keyof typeof ProjectOrderEnum;
}

@ArgsType()
export class ClientListArgs extends ListArgs {
  @Field(() => ClientOrderEnum, { defaultValue: 'NAME_ASC', description: 'In which order.' })
  orderBy!: keyof typeof ClientOrderEnum;
}

@ArgsType()
export class MemberListArgs extends ListArgs {
  @Field(() => MemberFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @IsOptional()
  @ValidateNested()
  filter?: MemberFilter;
}
