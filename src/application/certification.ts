import { member, stagesOf } from '../aggregates/member/index.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Deciding } from '../kernel/deciding.js';
import { type Certified, lowerOf, type Stage, stageOver } from '../kernel/stages.js';
import { load } from './load.js';

const dayOf = (instant: string) => instant.slice(0, 10);

/** A member as the log has them, as far as they may be put in charge of something. */
export interface KnownMember extends Certified {
  readonly leftAt?: string;
}

/**
 * How far members have come, by the log itself. What is recorded late has to be certified on both days: when it happened,
 * and when it is recorded.
 */
export function certification(store: EventStore, practiceMonths: number) {
  const known = async (
    memberId: string,
    { now, occurredAt }: Pick<Deciding, 'now' | 'occurredAt'>,
  ): Promise<KnownMember | undefined> => {
    const { role, exams, leftAt } = (await load(store, member, memberId)).state;
    if (role === undefined) return undefined;
    const [today, then] = [now, occurredAt].map((instant) =>
      stagesOf(exams, { day: dayOf(instant), practiceMonths }),
    );
    const stages = today && then ? lowerOf(today, then) : {};
    return { memberId, role, stages, ...(leftAt !== undefined && { leftAt }) };
  };

  return {
    known,

    /** Those of them who are here, whatever somebody claims. */
    knownOf: async (ids: readonly string[], deciding: Deciding): Promise<readonly KnownMember[]> =>
      (await Promise.all(ids.map((id) => known(id, deciding)))).flatMap((one) =>
        one && one.leftAt === undefined ? [one] : [],
      ),

    /** The acting account manager; `undefined` for everybody else, for whom no stage means anything. */
    actor: async ({ actor, ...clocks }: Deciding): Promise<KnownMember | undefined> =>
      actor.role === 'ACCOUNT_MANAGER' ? known(actor.id, clocks) : undefined,
  };
}

/** The stage that goes with an act: what the account manager had come to, over the disciplines that it concerns. */
export const stageOfAct = (
  actor: KnownMember | undefined,
  disciplines: readonly string[],
): { readonly stage?: Stage } => (actor ? { stage: stageOver(actor.stages, disciplines) } : {});
