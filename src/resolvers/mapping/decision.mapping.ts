import { decisionContent } from '../../aggregates/change-request/index.js';
import { canonicalJson } from '../../application/digest.js';
import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { Briefing, Decision, Decline, Observation } from '../../schema/decision.types.js';
import type { Option } from '../../schema/option.types.js';
import { assessment } from './assessment.mapping.js';
import { briefedOption, briefedRecommendation, option } from './option.mapping.js';
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
  refused: row.refused.map(({ by, recordedBy, reason, digest, ...moment }) => ({
    ...{ refusedBy: person(by), reason, digest },
    ...recorded(recordedBy, moment),
  })),
  ...recorded(row.issuedBy, row),
});

/** What the decision's digest covers, put together again from its row. */
function canonicalDecision(requestId: string, row: NonNullable<ChangeRequestRow['decision']>): string {
  const { id, digest, stance, recordedBy, signatures, superseded, occurredAt, recordedAt, ...made } = row;
  return canonicalJson(decisionContent(requestId, { decisionId: id, ...made }));
}

export function decision({ id: requestId, decision: row, options }: ChangeRequestRow): Decision | undefined {
  if (!row) return undefined;
  const { superseded, briefing: decidedOn } = row;
  const chosen = options.filter(({ id }) => row.chosen.includes(id)).map(option);
  return {
    ...row,
    ...recorded(row.recordedBy, row),
    option: chosen.length === 1 ? chosen[0] : undefined,
    options: chosen,
    decidedBy: row.decidedBy.map(person),
    canonicalContent: () => canonicalDecision(requestId, row),
    briefingNumber: decidedOn?.number,
    briefingDigest: decidedOn?.digest,
    acceptedConsequences: [...row.acceptedConsequences],
    accepted: chosen
      .flatMap(({ consequences }) => consequences)
      .filter(({ id }) => row.acceptedConsequences.includes(id)),
    signatures: row.signatures.map((one) => ({ ...one, ...recorded(one.by, one) })),
    superseded: superseded && { ...superseded, ...recorded(row.recordedBy, superseded) },
  };
}

export const decline = (row: NonNullable<ChangeRequestRow['declined']>): Decline => ({
  why: row.why,
  ...recorded(row.by, row),
});

export const observation = (
  row: ChangeRequestRow['observations'][number],
  options: readonly Option[],
): Observation => ({
  ...row,
  consequence: options.flatMap(({ consequences }) => consequences).find(({ id }) => id === row.consequenceId),
  ...recorded(row.observedBy, row),
});
