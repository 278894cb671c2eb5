import { decisionContent } from '../../aggregates/change-request/index.js';
import { canonicalJson } from '../../application/digest.js';
import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { Briefing, Decision, Decline } from '../../schema/decision.types.js';
import { assessment } from './assessment.mapping.js';
import { authority } from './authority.mapping.js';
import { briefedOption, briefedRecommendation, option } from './option.mapping.js';
import { silence } from './resting.mapping.js';
import { person, recorded } from './recorded.mapping.js';

const shownIn = ({ options, recommendation }: ChangeRequestRow['briefings'][number]['content']) => {
  const shown = options.map(briefedOption);
  return { options: shown, recommendation: recommendation && briefedRecommendation(recommendation, shown) };
};

export const briefing = (row: ChangeRequestRow['briefings'][number]): Briefing => ({
  id: row.id,
  number: row.number,
  digest: row.digest,
  canonicalContent: () => canonicalJson(row.content),
  deciders: row.deciders.map(person),
  assessments: row.content.assessments.map(assessment),
  ...shownIn(row.content),
  stale: row.stale,
  staleSince: row.staleSince?.occurredAt,
  opened: row.opened.map((one) => recorded(one.by, one)),
  acknowledged: row.acknowledged.map((one) => ({ ...recorded(one.by, one), digest: one.digest })),
  unknowns: (row.content.unknowns ?? []).map(({ id: unknownId, ...one }) => ({ unknownId, ...one })),
  silence: row.silence && silence(row.silence),
  refused: row.refused.map(({ by, recordedBy, reason, digest, ...moment }) => ({
    ...{ refusedBy: person(by), reason, digest },
    ...recorded(recordedBy, moment),
  })),
  ...recorded(row.issuedBy, row),
});

type DecisionRow = NonNullable<ChangeRequestRow['decision']>;

/** What the decision's digest covers, put together again from its row. */
function canonicalDecision(requestId: string, row: DecisionRow): string {
  const { id, digest, recordedBy, occurredAt, recordedAt, ...content } = row;
  const { stance, judgement, latestBriefing, confirmed, denied, signatures, silences, owed, ...rest } =
    content;
  const { superseded, ...made } = rest;
  return canonicalJson(decisionContent(requestId, { decisionId: id, ...made }));
}

const authorityIn = ({ authority: row, informed = [] }: DecisionRow) => ({
  authority: row && authority(row),
  informed: informed.map(person),
});

const decisionOf = ({ id: requestId, options }: ChangeRequestRow, row: DecisionRow): Decision => {
  const { superseded, confirmed, denied, briefing: decidedOn } = row;
  const chosen = options.filter(({ id }) => row.chosen.includes(id)).map(option);
  return {
    ...row,
    ...recorded(row.recordedBy, row),
    option: chosen.length === 1 ? chosen[0] : undefined,
    options: chosen,
    decidedBy: row.decidedBy.map(person),
    ...authorityIn(row),
    skipped: [...(row.skipped ?? [])],
    owed: [...row.owed],
    confirmed: confirmed && { ...recorded(confirmed.by, confirmed), digest: confirmed.digest },
    denied: denied && { ...recorded(denied.by, denied), digest: denied.digest, why: denied.why },
    canonicalContent: () => canonicalDecision(requestId, row),
    briefingNumber: decidedOn?.number,
    briefingDigest: decidedOn?.digest,
    acceptedConsequences: [...row.acceptedConsequences],
    accepted: chosen
      .flatMap(({ consequences }) => consequences)
      .filter(({ id }) => row.acceptedConsequences.includes(id)),
    signatures: row.signatures.map((one) => ({ ...one, ...recorded(one.by, one) })),
    silences: row.silences.map((one) => ({ owed: one.owed, ...silence(one) })),
    superseded: superseded && { ...superseded, ...recorded(superseded.by, superseded) },
  };
};

export const decision = (row: ChangeRequestRow): Decision | undefined =>
  row.decision && decisionOf(row, row.decision);

/** All of a request's decisions, the oldest first. */
export const decisions = (row: ChangeRequestRow): Decision[] =>
  [...row.earlierDecisions, ...row.deniedDecisions, ...(row.decision ? [row.decision] : [])]
    .sort((one, other) => Date.parse(one.recordedAt) - Date.parse(other.recordedAt))
    .map((one) => decisionOf(row, one));

export const decline = (row: NonNullable<ChangeRequestRow['declined']>): Decline => ({
  why: row.why,
  ...recorded(row.by, row),
});
