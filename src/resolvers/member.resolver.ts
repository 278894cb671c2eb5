import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { MemberRole } from '../aggregates/member/index.js';
import type { SeenMember } from '../application/member-sight.js';
import { type Absence, type Certification, type Exam, Member } from '../schema/member.types.js';
import type { Money } from '../schema/money.types.js';
import { person } from './mapping/recorded.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

type Root = { readonly id: string };

/** A member as the asker may see them. */
export async function seen(id: string, context: RequestContext): Promise<SeenMember | undefined> {
  const { loaders, reads } = signedIn(context);
  const row = await loaders.members.load(id);
  return row && reads.memberAsSeen(row);
}

/** A member is looked up field by field; what isn't the asker's to see is not in what is found. */
@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver()
  async email(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await signedIn(context).loaders.people.load(id))?.email;
  }

  @FieldResolver()
  async role(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<MemberRole | undefined> {
    return (await seen(id, context))?.role;
  }

  @FieldResolver()
  async disciplines(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return (await seen(id, context))?.disciplines ?? [];
  }

  @FieldResolver()
  async joinedAt(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await seen(id, context))?.joinedAt?.occurredAt;
  }

  @FieldResolver()
  async leftAt(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await seen(id, context))?.leftAt?.occurredAt;
  }

  @FieldResolver()
  async certifications(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<Certification[]> {
    return ((await seen(id, context))?.certifications ?? []).map((one) => ({ ...one }));
  }

  @FieldResolver()
  async exams(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<Exam[]> {
    return ((await seen(id, context))?.exams ?? []).map(({ examId, recorded, recordedBy, ...exam }) => ({
      ...exam,
      id: examId,
      by: person(recordedBy),
      occurredAt: recorded.occurredAt,
    }));
  }

  @FieldResolver()
  async hoursPerWeek(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await seen(id, context))?.hoursPerWeek;
  }

  @FieldResolver()
  async absences(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<Absence[]> {
    return ((await seen(id, context))?.absences ?? []).map((one) => ({ ...one }));
  }

  @FieldResolver()
  async hourlyCost(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<Money | undefined> {
    return (await seen(id, context))?.hourlyCost;
  }

  @FieldResolver()
  async revision(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<number | undefined> {
    const found = await seen(id, context);
    return found?.historyShown ? found.revision : undefined;
  }
}
