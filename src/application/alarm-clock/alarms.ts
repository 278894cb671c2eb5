import type { ChangeRequestCommands } from '../../aggregates/change-request/index.js';
import type { MessageOf } from '../../kernel/message.js';
import { awaitedIn } from '../../projections/change-request/awaited.js';
import type { AlarmColumn } from '../../projections/change-request/change-request.alarms.js';
import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';

export type AlarmKind = 'WAKE' | 'SILENCE' | 'DECISION_SILENCE';

/** Something that is a matter of time alone. */
export interface Alarm {
  readonly kind: AlarmKind;
  readonly requestId: string;
  /** Which rest, briefing or debt: with kind and request it is this alarm and no other, whoever computes it when. */
  readonly of: string;
  readonly command: Extract<
    MessageOf<ChangeRequestCommands>,
    { type: 'WakeRequest' | 'RecordSilence' | 'RecordDecisionSilence' }
  >;
}

export const idOf = ({ kind, requestId, of }: Alarm): string => `${requestId} ${kind} ${of}`;

/** The end of the rest that it is in; rests of one request are counted. */
const waking = ({ id: requestId, status, deferrals }: ChangeRequestRow): Alarm[] =>
  status === 'DEFERRED'
    ? [{ kind: 'WAKE', requestId, of: String(deferrals.length), command: { type: 'WakeRequest', data: {} } }]
    : [];

const onBriefing = ({ id: requestId, briefings }: ChangeRequestRow): Alarm[] => {
  const number = briefings.at(-1)?.number ?? 0;
  const command = { type: 'RecordSilence', data: { number } } as const;
  return [{ kind: 'SILENCE', requestId, of: String(number), command }];
};

/** Debts that became theirs on different days are due on different days. */
const onDecision = ({ id: requestId, decision }: ChangeRequestRow, due: readonly string[]): Alarm[] =>
  decision
    ? [
        {
          kind: 'DECISION_SILENCE',
          requestId,
          of: [decision.id, ...due].join(' '),
          command: { type: 'RecordDecisionSilence', data: { decisionId: decision.id } },
        },
      ]
    : [];

const silence = (row: ChangeRequestRow, until: string): Alarm[] => {
  const due = awaitedIn(row).filter(
    ({ since }) => since === undefined || Date.parse(since) <= Date.parse(until),
  );
  if (due.length === 0) return [];
  return due.some(({ on }) => on === 'BRIEFING')
    ? onBriefing(row)
    : onDecision(
        row,
        due.map(({ on }) => on),
      );
};

/** What a row found in a column by that instant asks for. */
export const alarmsIn: Readonly<Record<AlarmColumn, (row: ChangeRequestRow, until: string) => Alarm[]>> = {
  wakes_at: waking,
  silent_since: silence,
};
