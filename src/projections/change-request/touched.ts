import { touchedIn } from '../../aggregates/change-request/index.js';
import type { ChangeRequestRow } from './change-request.row.js';

/** Codes of the disciplines that a request touches, by the very rule that decides. */
export const disciplinesIn = ({ formulations, template }: ChangeRequestRow): readonly string[] => {
  const formulation = formulations.at(-1);
  return touchedIn({ ...(formulation && { formulation }), ...(template && { template }) })?.disciplines ?? [];
};
