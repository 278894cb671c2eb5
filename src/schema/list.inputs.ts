import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ChangeRequestFilter } from './change-request-filter.input.js';
import { MemberRoleEnum, PhaseEnum } from './enums.js';
import { ListArgs } from './page.args.js';
import { GivenIds, Text, Texts } from './text.js';

/** What has no such instant yet comes after all that has one. */
const unset = (entry: string) =>
  entry.startsWith('DECIDED_AT') ? '; what is not decided yet comes last' : '';

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
  'AGE_IN_STATUS',
  'NUMBER',
]);
export const ProjectOrderEnum = orderEnum('ProjectOrder', 'projects', ['OPENED_AT', 'DEADLINE', 'KEY']);
export const ClientOrderEnum = orderEnum('ClientOrder', 'clients', ['REGISTERED_AT', 'NAME']);

@InputType({ description: 'All that is given has to hold.' })
export class ProjectFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' })
  @IsOptional()
  @GivenIds()
  clientIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'With one of these members on duty.' })
  @IsOptional()
  @GivenIds()
  memberIds?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'That need one of these disciplines, by their codes.',
  })
  @IsOptional()
  @Texts(60)
  disciplines?: string[];

  @Field(() => [PhaseEnum], { nullable: true, description: 'Standing at one of these.' })
  @IsOptional()
  @ArrayMaxSize(50)
  phases?: (keyof typeof PhaseEnum)[];

  @Field(() => Boolean, { nullable: true, description: 'Only those that rest, or only those that do not.' })
  @IsOptional()
  paused?: boolean;
}

@InputType({ description: 'All that is given has to hold.' })
export class ClientFilter {
  @Field(() => String, { nullable: true, description: 'With this in their name, whatever the case.' })
  @IsOptional()
  @Text(200)
  name?: string;
}

@InputType({ description: 'All that is given has to hold.' })
export class MemberFilter {
  @Field(() => [MemberRoleEnum], { nullable: true, description: 'With one of these roles.' })
  @IsOptional()
  @ArrayMaxSize(50)
  roles?: (keyof typeof MemberRoleEnum)[];

  @Field(() => [ID], { nullable: true, description: 'Working in one of these disciplines.' })
  @IsOptional()
  @GivenIds()
  disciplines?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those who have left the studio, or only those who have not.',
  })
  @IsOptional()
  left?: boolean;
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
  @Field(() => ClientFilter, {
    nullable: true,
    description: 'Which ones; all that you may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ClientFilter;

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
