import {
  type AnswerableBriefing,
  awaitedWords,
  type AwaitingFacts,
  latestOf,
  settles,
} from '../../aggregates/change-request/index.js';
import type { Moment } from '../moment.js';
import type { Briefing, ChangeRequestRow, MadeDecision } from './change-request.row.js';

const here = ({ occurredAt, recordedAt }: Moment) => latestOf(occurredAt, recordedAt);

const answerable = ({ briefings }: ChangeRequestRow): AnswerableBriefing | undefined => {
  const latest = briefings.at(-1);
  return latest && !latest.stale
    ? {
        ...latest,
        acknowledgedBy: latest.acknowledged.map(({ by }) => by),
        refusedBy: latest.refused.map(({ by }) => by),
        answerableSince: here(latest),
        silenceRecorded: latest.silence !== undefined,
      }
    : undefined;
};

const showsChosen = (latest: Briefing | undefined, { chosen, briefing, latestBriefing }: MadeDecision) =>
  latest !== undefined &&
  settles(
    { number: latest.number, options: latest.content.options },
    { chosen, madeOn: briefing?.number, latestBriefing },
  );

const decided = ({ decision, briefings }: ChangeRequestRow): AwaitingFacts['decision'] =>
  decision && {
    decidedBy: decision.decidedBy,
    owed: decision.owed,
    shown: showsChosen(briefings.at(-1), decision),
    answerableSince: here(decision),
    silentOn: decision.silences.map(({ owed }) => owed),
  };

const wokenIn = ({ deferrals }: ChangeRequestRow) => {
  const woken = deferrals.at(-1)?.woken;
  return woken && here(woken);
};

/** Where somebody's word can be awaited at all. */
const awaiting: ReadonlySet<string> = new Set([
  'BRIEFED',
  'DECIDED',
  'IN_IMPLEMENTATION',
  'DELIVERED',
  'ACCEPTED',
]);

/** Whose word is awaited since when, as far as their silence is not recorded: the rule that the write model has, too. */
export const awaitedIn = (row: ChangeRequestRow) =>
  awaiting.has(row.status)
    ? awaitedWords({ briefing: answerable(row), wokenAt: wokenIn(row), decision: decided(row) })
    : [];

/** Since when the first of them is. */
export const silentSince = (row: ChangeRequestRow): string | undefined =>
  awaitedIn(row).reduce<string | undefined>(
    (first, { since }) =>
      since !== undefined && (first === undefined || Date.parse(since) < Date.parse(first)) ? since : first,
    undefined,
  );

/** Until when it rests, while it does. */
export const wakesAt = ({ status, deferrals }: ChangeRequestRow): string | undefined =>
  status === 'DEFERRED' ? deferrals.at(-1)?.until : undefined;
