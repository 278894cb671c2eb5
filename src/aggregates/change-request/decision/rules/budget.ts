import { differenceOf, isAboveZero, isMore, sumOf } from '../../../../kernel/decimal.js';
import { whyDeadlinePassed } from '../../../../kernel/deadline.js';
import { refuse } from '../../../../kernel/decider.js';
import type { Money } from '../../../../kernel/money.js';
import { whyForeign } from '../../../../kernel/offer.js';
import type { ChangeRequestContext } from '../../context.js';
import type { DecisionCommands } from '../commands.js';
import { limitsIn, studioDecides } from './authority.js';
import type { Choice } from './informed.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;

/** Budget and deadline are the client's: the studio moves neither in an act of its own. */
const whyNotTheirsToMove = ({ budgetIncrease, newDeadline }: Making, context: ChangeRequestContext) => {
  const moved = [
    ...(budgetIncrease ? ['budgetIncrease' as const] : []),
    ...(newDeadline !== undefined ? ['newDeadline' as const] : []),
  ];
  return moved.length > 0 && studioDecides(context) ? refuse('LIMITS_NOT_YOURS', { moved }) : undefined;
};

const whyNotMoved = (making: Making, context: ChangeRequestContext) => {
  const { budgetIncrease, newDeadline } = making;
  const { currency } = limitsIn(context).budgetLeft;
  return (
    whyNotTheirsToMove(making, context) ??
    (newDeadline === undefined ? undefined : whyDeadlinePassed(newDeadline, context)) ??
    (budgetIncrease && whyForeign(budgetIncrease.amount, currency))
  );
};

/** Rule 4: what costs more than is left of the budget raises it in the same act. */
export const whyOverBudget = ({ option }: Choice, making: Making, context: ChangeRequestContext) => {
  const notMoved = whyNotMoved(making, context);
  if (notMoved) return notMoved;
  const { budgetLeft: left } = limitsIn(context);
  const price = option.price?.to;
  if (!price || !isAboveZero(price.amount)) return undefined;
  const increase = making.budgetIncrease?.amount.amount ?? '0';
  return isMore(price.amount, sumOf([left.amount, increase]))
    ? refuse('BUDGET_EXCEEDED', { left, price })
    : undefined;
};

/** By how much what costs so much has to raise the budget; absent where it need not. */
export const increaseNeeded = (price: Money | undefined, left: Money): Money | undefined => {
  const missing = differenceOf(price?.amount ?? '0', left.amount);
  return price && isAboveZero(price.amount) && isAboveZero(missing)
    ? { amount: missing, currency: left.currency }
    : undefined;
};
