import {
  changeBudgetLeft,
  type DelegationRule,
  isValidAt,
} from '../../aggregates/delegation-agreement/index.js';
import type { ChangeBudgetLeft } from '../../kernel/authority.js';
import type { LedgerOf } from './commitments.js';
import { taken, takenUnder } from './ledger.js';

interface InForce {
  readonly projectId: string;
  readonly rules: readonly DelegationRule[];
  readonly now: string;
}

/** What is left of each change budget of the rules in force, as the rule reads it that decides. */
export async function changeBudgetsLeft(
  ledgerOf: LedgerOf,
  { projectId, rules, now }: InForce,
): Promise<ChangeBudgetLeft[]> {
  const granting = rules.filter((rule) => rule.changeBudget && isValidAt(rule, now));
  if (granting.length === 0) return [];
  const ledger = await ledgerOf(projectId);
  const spentUnder = (ruleId: string, since: string) => taken(ledger, takenUnder(ruleId, since));
  return granting.flatMap((rule) => changeBudgetLeft(rule, { now, spentUnder }) ?? []);
}
