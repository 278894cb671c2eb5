import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { DisciplineCatalogueCommands } from '../aggregates/discipline-catalogue/index.js';
import type { Application } from '../application/application.js';
import type { MessageOf } from '../kernel/message.js';
import {
  DisciplineAddInput,
  DisciplineRenameInput,
  DisciplineRetireInput,
  DisciplineReviveInput,
} from '../schema/catalogue.inputs.js';
import { Discipline, DisciplineCatalogue } from '../schema/catalogue.types.js';
import { ReadArgs } from '../schema/page.args.js';
import {
  DisciplineAddPayload,
  DisciplineRenamePayload,
  DisciplineRetirePayload,
  DisciplineRevivePayload,
} from '../schema/payloads.js';
import { type Sending, sending, told } from './command.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

@Resolver(() => DisciplineCatalogue)
export class CatalogueResolver {
  constructor(private readonly app: Application) {}

  @Query(() => [Discipline], { description: 'The lines of service that the studio sells, or sold.' })
  async disciplines(
    @Args(() => ReadArgs) args: ReadArgs,
    @Ctx() context: RequestContext,
  ): Promise<Discipline[]> {
    await reachedFor(this.app, args, context);
    const { disciplines } = await signedIn(context).reads.catalogue();
    return disciplines.map((one) => ({ ...one }));
  }

  @Query(() => DisciplineCatalogue, {
    description: 'The same with its history. For the studio and auditors.',
  })
  async disciplineCatalogue(
    @Args(() => ReadArgs) args: ReadArgs,
    @Ctx() context: RequestContext,
  ): Promise<DisciplineCatalogue> {
    const { reads } = signedIn(context);
    await reachedFor(this.app, args, context);
    const { disciplines, revision } = await reads.catalogue();
    return { disciplines: disciplines.map((one) => ({ ...one })), revision };
  }

  @Mutation(() => DisciplineAddPayload, { description: 'Adds a line of service. For directors.' })
  disciplineAdd(
    @Arg('input', () => DisciplineAddInput, { description: 'What is sold.' }) input: DisciplineAddInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    return this.tell({ type: 'AddDiscipline', data: content }, envelope, context);
  }

  @Mutation(() => DisciplineRenamePayload, {
    description: 'Calls a line of service something else. For directors.',
  })
  disciplineRename(
    @Arg('input', () => DisciplineRenameInput, { description: 'Which, and how.' })
    input: DisciplineRenameInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    return this.tell({ type: 'RenameDiscipline', data: content }, envelope, context);
  }

  @Mutation(() => DisciplineRetirePayload, {
    description: 'Stops selling a line of service; where it was chosen, it stays. For directors.',
  })
  disciplineRetire(
    @Arg('input', () => DisciplineRetireInput, { description: 'Which, and why.' })
    input: DisciplineRetireInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    return this.tell({ type: 'RetireDiscipline', data: content }, envelope, context);
  }

  @Mutation(() => DisciplineRevivePayload, { description: 'Sells a line of service again. For directors.' })
  disciplineRevive(
    @Arg('input', () => DisciplineReviveInput, { description: 'Which.' }) input: DisciplineReviveInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    return this.tell({ type: 'ReviveDiscipline', data: content }, envelope, context);
  }

  private async tell(
    command: MessageOf<DisciplineCatalogueCommands>,
    envelope: Sending<unknown>['envelope'],
    context: RequestContext,
  ): ReturnType<typeof told<'discipline', Discipline>> {
    const outcome = await this.app.commands.disciplineCatalogue(command, envelope);
    return told(this.app, context, {
      outcome,
      as: 'discipline',
      show: async (id) => {
        const row = await signedIn(context).loaders.catalogues.load(id);
        const found = row?.disciplines.find(({ code }) => code === command.data.code);
        return found && { ...found };
      },
    });
  }
}
