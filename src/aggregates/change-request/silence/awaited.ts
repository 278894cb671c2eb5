import { type Instant, latestOf } from '../instant.js';
import type { Owed, OwedByDecider } from '../vocabulary.js';

/** A briefing that nothing has changed since, with who has said a word to it. */
export interface AnswerableBriefing {
  readonly deciders: readonly string[];
  readonly acknowledgedBy: readonly string[];
  readonly refusedBy: readonly string[];
  readonly objecting: readonly string[];
  readonly answerableSince: Instant;
  readonly silenceRecorded: boolean;
}

/** What the write model and the read model both know, to say whose word is awaited since when. */
export interface AwaitingFacts {
  /** Absent where there is none, or it is stale: then nobody can answer it. */
  readonly briefing?: AnswerableBriefing | undefined;
  /** When the request woke last, if it ever rested. */
  readonly wokenAt: Instant;
  readonly decision?:
    | {
        readonly decidedBy: readonly string[];
        readonly owed: readonly Owed[];
        /** The briefing shows what was chosen, so that acknowledging it settles the debt. */
        readonly shown: boolean;
        readonly answerableSince: Instant;
        readonly silentOn: readonly Owed[];
      }
    | undefined;
}

/** A word that somebody owes. Its silence is not recorded yet. */
export interface Awaited<On extends 'BRIEFING' | OwedByDecider> {
  readonly on: On;
  readonly silent: readonly string[];
  readonly since: Instant;
}

/** Whoever acknowledged, refused or objected has said a word. */
export const silentIn = ({ deciders, acknowledgedBy, refusedBy, objecting }: AnswerableBriefing) =>
  deciders.filter((id) => ![acknowledgedBy, refusedBy, objecting].some((spoken) => spoken.includes(id)));

/** Before a decision, a word to the briefing. Nobody was silent while the request rested. */
const onBriefing = ({ briefing, wokenAt, decision }: AwaitingFacts): Awaited<'BRIEFING'>[] =>
  decision || !briefing || briefing.silenceRecorded
    ? []
    : [
        {
          on: 'BRIEFING',
          silent: silentIn(briefing),
          since: latestOf(briefing.answerableSince, wokenAt),
        },
      ];

type Decided = NonNullable<AwaitingFacts['decision']>;

type Word = Omit<Awaited<OwedByDecider>, 'on'>;

const acknowledgement = (
  { decidedBy, shown, answerableSince }: Decided,
  briefing?: AnswerableBriefing,
): Word | undefined =>
  briefing && shown
    ? {
        silent: silentIn(briefing).filter((id) => decidedBy.includes(id)),
        since: latestOf(briefing.answerableSince, answerableSince),
      }
    : undefined;

const word = ({ decidedBy: silent, answerableSince: since }: Decided): Word => ({ silent, since });

const owedWords: Readonly<
  Record<OwedByDecider, (decision: Decided, briefing?: AnswerableBriefing) => Word | undefined>
> = { ACKNOWLEDGEMENT: acknowledgement, CONFIRMATION: word, SIGNATURE: word };

const isOwed = ({ owed, silentOn }: Decided, one: OwedByDecider) =>
  owed.includes(one) && !silentOn.includes(one);

/** After a decision, from whoever made it, what it was made without. What the studio owes first is not theirs yet. */
const onDecision = ({ briefing, decision }: AwaitingFacts): Awaited<OwedByDecider>[] =>
  decision
    ? (['ACKNOWLEDGEMENT', 'CONFIRMATION', 'SIGNATURE'] as const)
        .filter((on) => isOwed(decision, on))
        .flatMap((on) => {
          const awaited = owedWords[on](decision, briefing);
          return awaited ? [{ on, ...awaited }] : [];
        })
    : [];

export const awaitedWords = (facts: AwaitingFacts): readonly Awaited<'BRIEFING' | OwedByDecider>[] =>
  [...onBriefing(facts), ...onDecision(facts)].filter(({ silent }) => silent.length > 0);
