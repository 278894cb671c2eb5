import {
  ChangeRequestNowDocument,
  type Concession,
  type ConsequenceKind,
  type Severity,
  type Soundness,
  type Valence,
} from '#client';
import { minutesFrom } from './calendar.js';
import { cast, type Person } from './cast.js';
import { idOf } from './ids.js';
import { rubles } from './studio.js';
import type { Command, RequestCommand, Telling } from './telling.js';

/** Something that is foreseen of an option. `name` is what the demo calls it. */
export interface Foreseen {
  readonly name: string;
  readonly by: Person;
  readonly statement: string;
  readonly valence: Valence;
  readonly kind: ConsequenceKind;
  readonly severity: Severity;
  readonly probability: string;
  /** When it can be checked, as a day of the story. */
  readonly check?: { readonly measure: string; readonly threshold: string; readonly day: number };
}

export interface Offered {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly price: readonly [from: string, to: string];
  readonly effort: readonly { readonly discipline: string; readonly hours: string }[];
  readonly leadTimeDays: number;
  readonly gives: readonly Concession[];
  readonly soundness: Soundness;
  readonly fallback?: string;
  readonly assumptions: readonly string[];
  readonly foreseen: readonly Foreseen[];
}

/** Offers hold for half a year of the story, so that one interrupted now can still be told to its end next month. */
const lastDayOfOffers = 180;

interface Sent {
  readonly name: string;
  readonly sent: string;
}

interface Briefed extends Sent {
  readonly opened: string;
  readonly acknowledged: string;
}

/** What can be said to one request, and read of it. */
function speaker({ tell, read }: Telling, requestId: string) {
  const about = (command: RequestCommand): Command =>
    Object.fromEntries(
      Object.entries(command).map(([name, input]) => [name, { requestId, ...input }]),
    ) as unknown as Command;
  return {
    say: (who: Person, at: string, command: RequestCommand) => tell(who, at, about(command)),
    found: async (who: Person) => {
      const [node] = (await read(who, ChangeRequestNowDocument, { id: requestId })).nodes;
      if (node?.__typename !== 'ChangeRequest') throw new Error(`${who.name} cannot read the request.`);
      return node;
    },
  };
}

type Speaker = ReturnType<typeof speaker>;

function offering({ at, on }: Telling, { say, found }: Speaker) {
  const { manager } = cast;

  const foresee = async (optionId: string, foreseen: readonly Foreseen[], next: () => string) => {
    for (const { name, by, check, ...prediction } of foreseen) {
      await say(by, next(), {
        consequencePredict: {
          consequenceId: idOf('consequence', name),
          optionId,
          ...prediction,
          ...(check && { check: { measure: check.measure, threshold: check.threshold, on: on(check.day) } }),
        },
      });
    }
  };

  return {
    offer: async (day: number, options: readonly Offered[]): Promise<void> => {
      const next = minutesFrom(at(day, '10:00'));
      const validUntil = at(lastDayOfOffers, '18:00');
      for (const { name, price, foreseen, ...option } of options) {
        const optionId = idOf('option', name);
        const [from, to] = [rubles(price[0]), rubles(price[1])];
        await say(manager, next(), {
          optionOffer: { optionId, ...option, price: { from, to }, validUntil },
        });
        await foresee(optionId, foreseen, next);
      }
    },

    /** What leaving it as it is would entail. Gives its id: the option came by itself with the first one. */
    leaving: async (day: number, foreseen: readonly Foreseen[]): Promise<string> => {
      const option = (await found(manager)).options.find(({ leaveAsIs }) => leaveAsIs);
      if (!option) throw new Error('Leaving it as it is is not among the options.');
      await foresee(option.id, foreseen, minutesFrom(at(day, '15:00')));
      return option.id;
    },
  };
}

function consenting({ say, found }: Speaker) {
  const send = async (decider: Person, { name, sent }: Sent) => {
    const briefingId = idOf('briefing', name);
    await say(cast.manager, sent, { briefingIssue: { briefingId, deciders: [decider.id] } });
    const { briefing } = await found(decider);
    if (!briefing) throw new Error('The briefing cannot be read by whom it was sent to.');
    return briefing;
  };

  return {
    /** Sends the briefing to the decider, and nothing more. */
    send,

    /** Sends the briefing to the decider, who opens it and confirms having taken note of exactly that content. */
    brief: async (decider: Person, { opened, acknowledged, ...sent }: Briefed): Promise<void> => {
      const { number, digest } = await send(decider, sent);
      await say(decider, opened, { briefingOpen: { number } });
      await say(decider, acknowledged, { briefingAcknowledge: { number, digest } });
    },

    /** Signs the decision that was made, by its digest. */
    sign: async (decider: Person, signed: string, meaning: string): Promise<void> => {
      const { decision } = await found(decider);
      if (!decision) throw new Error('The decision cannot be read by who made it.');
      const { digest } = decision;
      await say(decider, signed, { decisionSign: { digest, printedName: decider.name, meaning } });
    },
  };
}

/** One request's way from options to a signature. */
export function mainPath(telling: Telling, requestId: string) {
  const speaking = speaker(telling, requestId);
  return { ...speaking, ...offering(telling, speaking), ...consenting(speaking) };
}

export type MainPath = ReturnType<typeof mainPath>;
