import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { Decision } from '../../schema/decision.types.js';
import type { Objection } from '../../schema/objection.types.js';
import type { Unknown } from '../../schema/unknown.types.js';
import { person, recorded } from './recorded.mapping.js';

export const unknown = ({ resolved, ...row }: ChangeRequestRow['unknowns'][number]): Unknown => ({
  ...row,
  ...recorded(row.by, row),
  resolved: resolved && { finding: resolved.finding, ...recorded(resolved.by, resolved) },
});

export const objection = (
  { answer, decisionId, ...row }: ChangeRequestRow['objections'][number],
  made: readonly Decision[],
): Objection => ({
  ...row,
  decision: made.find(({ id }) => id === decisionId),
  causes: [...row.causes],
  raisedBy: person(row.raisedBy),
  answer: answer && { text: answer.text, ...recorded(answer.by, answer) },
  ...recorded(row.recordedBy, row),
});
