import {
  type Owed,
  owedOf,
  type Progress,
  settles,
  type Status,
  statusOf,
} from '../../aggregates/change-request/index.js';
import type { ChangeRequestRow, MadeDecision } from './change-request.row.js';

const unassessed = ({ formulations, assessments }: ChangeRequestRow) =>
  (formulations.at(-1)?.disciplines ?? []).filter(
    (touched) => !assessments.some(({ current, discipline }) => current && discipline === touched),
  ).length;

/** How far the standing decision is carried out; what was begun for an earlier one counts no more. */
const progressIn = ({ decision, implementation, deliveries }: ChangeRequestRow): Progress | undefined => {
  if (!decision || implementation?.decisionId !== decision.id) return undefined;
  const latest = deliveries.findLast(({ decisionId }) => decisionId === decision.id);
  if (latest?.accepted) return 'ACCEPTED';
  return latest && !latest.rejected ? 'DELIVERED' : 'IN_IMPLEMENTATION';
};

const isDeferred = ({ deferrals }: ChangeRequestRow) => {
  const last = deferrals.at(-1);
  return last !== undefined && last.woken === undefined;
};

export const statusIn = (row: ChangeRequestRow): Status =>
  statusOf({
    questionsAsked: row.questions.length,
    formulated: row.formulations.length > 0,
    unassessed: unassessed(row),
    optionsOffered: row.options.filter(({ withdrawn }) => !withdrawn).length,
    freshBriefing: row.briefings.at(-1)?.stale === false,
    decided: row.decision !== undefined,
    superseded: row.decision?.superseded !== undefined,
    progress: progressIn(row),
    closed: row.closing !== undefined,
    declined: row.declined !== undefined,
    withdrawn: row.withdrawal !== undefined,
    deferred: isDeferred(row),
  });

/** What a decision still owes, by what came after it. */
export const owedIn = ({ briefings }: ChangeRequestRow, decision: MadeDecision): readonly Owed[] => {
  const { chosen, decidedBy, briefing, latestBriefing, signatures } = decision;
  const isDecider = ({ by }: { readonly by: string }) => decidedBy.includes(by);
  const making = { chosen, madeOn: briefing?.number, latestBriefing };
  const since = briefings.filter(({ number, content }) =>
    settles({ number, options: content.options }, making),
  );
  return owedOf({
    skipped: decision.skipped ?? [],
    toConfirm: decision.heardOver !== undefined,
    toSign: decision.signatureAbove !== undefined,
    briefed: since.some(({ number }) => number > latestBriefing),
    acknowledged: since.some(({ acknowledged }) => acknowledged.some(isDecider)),
    confirmed: decision.confirmed !== undefined,
    signed: signatures.some(isDecider),
    superseded: decision.superseded !== undefined,
  });
};
