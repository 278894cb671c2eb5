import type { Role } from '../../../../kernel/actor.js';
import type { AuthorityGiven, ElementKind, Undertaking } from '../../../../kernel/authority.js';
import { sumOf } from '../../../../kernel/decimal.js';
import { refuse } from '../../../../kernel/decider.js';
import type { BriefedOption } from '../../briefing/briefing-content.js';
import type { ChangeRequestContext } from '../../context.js';
import { isContact, isOfClient, recordsAnothers } from '../../people.js';
import type { ChangeRequest } from '../../state.js';
import { touchedIn } from '../../touched.js';

const managers: readonly Role[] = ['ACCOUNT_MANAGER', 'DIRECTOR'];

/** A manager in their own word: what the agreement in force delegates. */
export const studioDecides = (context: Pick<ChangeRequestContext, 'actor' | 'client'>): boolean =>
  managers.includes(context.actor.role) && !recordsAnothers(context) && !isContact(context.actor.id, context);

/** What an option says of its cost; `undefined` where it says too little to be delegated. */
const costOf = ({ price, leadTimeDays, ...option }: Costing) =>
  price === undefined || leadTimeDays === undefined
    ? undefined
    : { price: price.to, ...hoursOf(option), scheduleDays: leadTimeDays };

/** An option without any effort has not said it; only leaving things as they are takes none. */
const hoursOf = ({ effort = [], leaveAsIs }: Pick<Costing, 'effort' | 'leaveAsIs'>) =>
  effort.length === 0 && !leaveAsIs ? {} : { effortHours: sumOf(effort.map(({ hours }) => hours)) };

type Costing = Pick<BriefedOption, 'price' | 'effort' | 'leadTimeDays' | 'leaveAsIs' | 'changes'>;

/** The kinds that are to be worked on, and those that the option would change; any, where nobody has said the first. */
const kindsIn = (formulated: readonly ElementKind[], { changes = [] }: Costing): readonly ElementKind[] =>
  formulated.length === 0 ? [] : [...new Set([...formulated, ...changes.map(({ kind }) => kind)])];

/** What choosing an option means for authority. */
export const undertakingOf = (
  option: Costing,
  state: Pick<ChangeRequest, 'formulation' | 'template'>,
): Undertaking | undefined => {
  const cost = costOf(option);
  const known = touchedIn(state);
  // What nobody has written down yet may touch anything.
  if (!known) return undefined;
  const { disciplines, elementKinds } = known;
  const touched = [...disciplines, ...(option.effort ?? []).map(({ discipline }) => discipline)];
  return cost && { ...cost, disciplines: [...new Set(touched)], elementKinds: kindsIn(elementKinds, option) };
};

type Limited = Pick<ChangeRequestContext, 'limits'>;

/** What a decision may take, as it was read for it. */
export function limitsIn({ limits }: Limited): NonNullable<ChangeRequestContext['limits']> {
  // Whoever forgot to read them would otherwise let everything through.
  if (!limits) throw new Error('A decision is made without its limits.');
  return limits;
}

/** What the agreement in force says of a choice; `undefined` when it says nothing, and the client decides. */
export const givenFor = (
  option: Costing,
  state: ChangeRequest,
  context: Limited,
): AuthorityGiven | undefined => {
  const { agreement } = limitsIn(context);
  const undertaking = undertakingOf(option, state);
  return undertaking && agreement?.(undertaking);
};

/** Nobody but the client takes back what the client has decided. */
export const isClients = (
  { decision }: Pick<ChangeRequest, 'decision'>,
  context: Pick<ChangeRequestContext, 'client'>,
): boolean => decision?.decidedBy.some((id) => isOfClient(id, context)) ?? false;

const whyNothingGiven = (state: ChangeRequest, context: ChangeRequestContext) => {
  if (!limitsIn(context).agreement) return 'NOTHING_AGREED';
  return touchedIn(state) ? 'COST_UNSAID' : 'NOT_FORMULATED';
};

export const exceeding = (
  given: AuthorityGiven | undefined,
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const level = 'CLIENT_DECIDES' as const;
  const version = given && { version: given.version };
  // The rule that gives such a choice to the studio is not what keeps this one from it.
  if (isClients(state, context))
    return refuse('AUTHORITY_EXCEEDED', { level, because: 'CLIENT_DECIDED', ...version, exceeded: [] });
  return refuse('AUTHORITY_EXCEEDED', {
    level,
    because: given ? 'NOT_DELEGATED' : whyNothingGiven(state, context),
    ...version,
    ...(given?.ruleId !== undefined && { ruleId: given.ruleId }),
    exceeded: given?.exceeded ?? [],
  });
};

/** Rule 2: the studio decides only what the agreement in force lets it. */
export const whyNotDelegated = (
  given: AuthorityGiven | undefined,
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  if (!studioDecides(context)) return undefined;
  const isDelegated = given !== undefined && given.level !== 'CLIENT_DECIDES';
  return isDelegated && !isClients(state, context) ? undefined : exceeding(given, state, context);
};
