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
const terms = ({ effort, gives, assumptions, ...option }: OptionRow | BriefedOptionContent) => ({
  ...option,
  leaveAsIs: option.leaveAsIs ?? false,
  effort: [...(effort ?? [])],
  gives: [...(gives ?? [])],
  assumptions: [...(assumptions ?? [])],
});

const consequence = ({ predictedBy, ...row }: OptionRow['consequences'][number]): Consequence => ({
  ...row,
  ...recorded(predictedBy, row),
});

export const option = (row: OptionRow): Option => ({
  ...terms(row),
  ...recorded(row.offeredBy, row),
  consequences: row.consequences.map(consequence),
});

export const briefedOption = (shown: BriefedOptionContent): BriefedOption => ({
  ...terms(shown),
  consequences: shown.consequences.map((one) => ({ ...one })),
});

const advice = ({ optionId, why, others }: NonNullable<BriefingContent['recommendation']>) => ({
  optionId,
  why,
  others: others.map((one) => ({ ...one })),
});

const named = <One extends { readonly id: string }>(id: string, options: readonly One[]) =>
  options.find((one) => one.id === id);

export const recommendation = (
  row: NonNullable<ChangeRequestRow['recommendation']>,
  options: readonly Option[],
): Recommendation => ({
  ...advice(row),
  option: named(row.optionId, options),
  ...recorded(row.by, row),
});

export const briefedRecommendation = (
  shown: NonNullable<BriefingContent['recommendation']>,
  options: readonly BriefedOption[],
): BriefedRecommendation => ({ ...advice(shown), option: named(shown.optionId, options) });
