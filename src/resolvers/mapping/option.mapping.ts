import type { BriefingContent } from '../../aggregates/change-request/index.js';
import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type {
  BriefedOption,
  BriefedRecommendation,
  Consequence,
  Option,
  Recommendation,
} from '../../schema/option.types.js';
import { recorded } from './recorded.mapping.js';

type OptionRow = ChangeRequestRow['options'][number];
type BriefedOptionContent = BriefingContent['options'][number];

/** What an imported option doesn't say is an empty list, not a missing one. */
const terms = ({
  effort,
  gives,
  assumptions,
  changes,
  ...option
}: Omit<OptionRow, 'id'> | Omit<BriefedOptionContent, 'id'>) => ({
  ...option,
  leaveAsIs: option.leaveAsIs ?? false,
  effort: [...(effort ?? [])],
  gives: [...(gives ?? [])],
  assumptions: [...(assumptions ?? [])],
  changes: [...(changes ?? [])],
});

const consequence = ({ predictedBy, ...row }: OptionRow['consequences'][number]): Consequence => ({
  ...row,
  ...recorded(predictedBy, row),
});

export const option = (row: OptionRow): Option => ({
  id: row.id,
  ...terms(row),
  ...recorded(row.offeredBy, row),
  consequences: row.consequences.map(consequence),
  revisions: row.revisions.map((one) => recorded(one.by, one)),
  withdrawn: row.withdrawn && { why: row.withdrawn.why, ...recorded(row.withdrawn.by, row.withdrawn) },
});

/** What was shown is another thing than what stands under the id now, so the id is no id of its own. */
export const briefedOption = ({ id: optionId, ...shown }: BriefedOptionContent): BriefedOption => ({
  ...terms(shown),
  optionId,
  consequences: shown.consequences.map(({ id: consequenceId, ...one }) => ({ consequenceId, ...one })),
});

const advice = ({ optionId, why, others }: NonNullable<BriefingContent['recommendation']>) => ({
  optionId,
  why,
  others: others.map((one) => ({ ...one })),
});

export const recommendation = (
  row: NonNullable<ChangeRequestRow['recommendation']>,
  options: readonly Option[],
): Recommendation => ({
  ...advice(row),
  option: options.find(({ id }) => id === row.optionId),
  ...recorded(row.by, row),
});

export const briefedRecommendation = (
  shown: NonNullable<BriefingContent['recommendation']>,
  options: readonly BriefedOption[],
): BriefedRecommendation => ({
  ...advice(shown),
  option: options.find(({ optionId }) => optionId === shown.optionId),
});
