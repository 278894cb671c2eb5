import {
  type ChangeRequest,
  type ChangeRequestCommands,
  type ChangeRequestContext,
  owesConfirmation,
} from '../../aggregates/change-request/index.js';
import {
  authorityGiven,
  delegationAgreement,
  inForceAt,
} from '../../aggregates/delegation-agreement/index.js';
import { budgetUnraised, project } from '../../aggregates/project/index.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { AuthorityGiven, Undertaking } from '../../kernel/authority.js';
import { isAboveZero } from '../../kernel/decimal.js';
import type { FactMetadata } from '../../kernel/fact.js';
import type { MessageOf } from '../../kernel/message.js';
import type { Money } from '../../kernel/money.js';
import type { Decided, Reserving } from '../command-handler.js';
import { load } from '../load.js';
import { type ReadLedger, readLedger, reserveCommitment } from './commitments.js';
import {
  type Commitment,
  type Deciding,
  type Ledger,
  leftOf,
  raisedBy,
  standingOf,
  taken,
  takenUnder,
} from './ledger.js';

/** Who asks what may be taken of a project, when. */
export interface Asking {
  readonly projectId: string;
  readonly budget: Money;
  readonly now: string;
  readonly deciding?: Deciding;
}

type Limits = NonNullable<ChangeRequestContext['limits']>;

/** What the agreement in force says of anything that may be undertaken; nothing when none is. */
async function agreementFor(
  store: EventStore,
  { projectId, now, deciding }: Asking,
  { ledger }: ReadLedger,
): Promise<((undertaking: Undertaking) => AuthorityGiven) | undefined> {
  const { state, revision } = await load(store, delegationAgreement, projectId);
  const inForce = inForceAt(state, now);
  if (!inForce) return undefined;
  const { version, rules } = inForce;
  const spentUnder = (ruleId: string, since: string) => taken(ledger, takenUnder(ruleId, since), deciding);
  return (undertaking) => authorityGiven({ version, revision, rules }, undertaking, { now, spentUnder });
}

/** What may be taken of a project's budget and of what is delegated, as the ledger has it. */
export async function limitsOf(store: EventStore, asking: Asking, read: ReadLedger): Promise<Limits> {
  const agreement = await agreementFor(store, asking, read);
  const budgetLeft = leftOf(asking.budget, read.ledger, asking.deciding);
  return { budgetLeft, ...(agreement && { agreement }) };
}

type Command = MessageOf<ChangeRequestCommands>;

const committing: ReadonlySet<string> = new Set([
  ...['MakeDecision', 'SupersedeDecision', 'DenyDecision'],
  // With the decider's own word comes what it raises the budget by.
  ...['ConfirmDecision', 'SignDecision'],
]);

/** The commands that change what a project is committed to. */
export const isCommitting = (command: Command): boolean => committing.has(command.type);

/** The decisions of a request that somebody has begun to carry out: what they took stays taken. */
const begunIn = ({ decision, progress, earlierDecisions }: ChangeRequest): readonly string[] => [
  ...(decision && progress ? [decision.id] : []),
  ...earlierDecisions.flatMap((earlier) => (earlier.progress ? [earlier.id] : [])),
];

/** What a decision in the place of the standing one gives back. */
export const givenBackIn = (ledger: Ledger, requestId: string, state: ChangeRequest): readonly number[] =>
  standingOf(ledger, requestId, begunIn(state));

const replaces = (command: Command): boolean =>
  command.type === 'SupersedeDecision' ||
  (command.type === 'MakeDecision' && command.data.supersedes !== undefined);

interface Made {
  readonly decisionId: string;
  readonly price?: Money;
  readonly budgetIncrease?: { readonly amount: Money };
  /** Somebody else recorded the decider's word. */
  readonly heardOver?: string;
  readonly authority?: { readonly level: string; readonly agreement?: AuthorityGiven };
}

const delegatedBy = ({ authority }: Made): Pick<Commitment, 'rules' | 'version'> => {
  if (!authority?.agreement || authority.level === 'CLIENT_DECIDES') return { rules: [] };
  const { rules, version } = authority.agreement;
  return { rules, version };
};

type Taken = Omit<Commitment, 'requestId' | 'requestRevision' | 'at'>;

const amountOf = (money: Money | undefined): string => money?.amount ?? '0';

const changing = (facts: readonly Decided[]): Made | undefined => {
  const fact =
    facts.find(({ type }) => type === 'DecisionMade') ??
    facts.find(({ type }) => type === 'DecisionSuperseded');
  // Both facts name their decision; only the first takes anything.
  return fact?.data as Made | undefined;
};

const nothing = (decisionId: string): Taken => ({
  ...{ decisionId, price: '0', budgetIncrease: '0', rules: [], releases: [] },
});

/** What these facts change; `undefined` when they change nothing, and nobody has to write to the ledger. */
export function takenBy(facts: readonly Decided[], givenBack: readonly number[]): Taken | undefined {
  const made = changing(facts);
  if (!made) return undefined;
  const releases = made.heardOver === undefined ? givenBack : [];
  const price = amountOf(made.price);
  // Nobody raises the client's budget, or frees it, by quoting them: that counts once they have confirmed it.
  const budgetIncrease = made.heardOver === undefined ? amountOf(made.budgetIncrease?.amount) : '0';
  return [price, budgetIncrease].some(isAboveZero) || releases.length > 0
    ? { decisionId: made.decisionId, price, budgetIncrease, releases, ...delegatedBy(made) }
    : undefined;
}

/** Whoever disowns a decision gives back what was taken in their name. */
function revokedBy(facts: readonly Decided[], { ledger, standing }: Read): Taken | undefined {
  const denied = facts.find(({ type }) => type === 'DecisionDenied');
  if (!denied) return undefined;
  const { decisionId } = denied.data as Made;
  const taken = standingOf(ledger, standing.requestId);
  const revoked = ledger.entries.find((one) => taken.includes(one.entry) && one.decisionId === decisionId);
  return revoked && { ...nothing(decisionId), revokes: revoked.entry };
}

const ownWord = ['DecisionConfirmed', 'DecisionSigned'];

/** The standing decision, where this is the first own word of whoever was quoted in it. */
const confirmedIn = (facts: readonly Decided[], { decision }: ChangeRequest) =>
  decision !== undefined &&
  owesConfirmation(decision) &&
  facts.every(({ type }) => type !== 'DecisionMade') &&
  facts.some(({ type }) => ownWord.includes(type))
    ? decision
    : undefined;

/** With it comes what their decision raises the budget by, and it gives back what it took the place of. */
function confirmedBy(facts: readonly Decided[], { ledger, standing }: Read): Taken | undefined {
  const { requestId, state } = standing;
  const decision = confirmedIn(facts, state);
  if (!decision) return undefined;
  // What was stored before that was so has been counted already.
  const counted = isAboveZero(raisedBy(ledger, decision.id));
  const budgetIncrease = counted ? '0' : (decision.raises ?? '0');
  const releases = standingOf(ledger, requestId, [...begunIn(state), decision.id]);
  return isAboveZero(budgetIncrease) || releases.length > 0
    ? { ...nothing(decision.id), budgetIncrease, releases }
    : undefined;
}

const changedBy = (facts: readonly Decided[], read: Read): Taken | undefined =>
  revokedBy(facts, read) ?? confirmedBy(facts, read) ?? takenBy(facts, read.releases);

/** Where a request stands that a decision is to be made in. */
export interface Standing {
  readonly requestId: string;
  readonly state: ChangeRequest;
  readonly revision: number;
  readonly command: Command;
}

/** What was read for deciding. */
interface Read extends ReadLedger {
  readonly standing: Standing;
  readonly releases: readonly number[];
  readonly budget: Money;
}

async function isStillBudget(store: EventStore, projectId: string, { amount }: Money): Promise<boolean> {
  return budgetUnraised((await load(store, project, projectId)).state)?.amount === amount;
}

/**
 * What a decision may take, and how that is kept for it. The reservation is made on the ledger that was read for deciding:
 * if anybody has written to it since, the race is lost and it is decided again.
 */
export function keepingCommitments(store: EventStore) {
  let read: Read | undefined;

  const limitsFor = async (
    asking: Omit<Asking, 'deciding'>,
    standing: Standing,
  ): Promise<Pick<ChangeRequestContext, 'limits'>> => {
    const { requestId, state, command } = standing;
    const before = await readLedger(store, asking.projectId);
    const releases = replaces(command) ? givenBackIn(before.ledger, requestId, state) : [];
    read = { ...before, standing, releases, budget: asking.budget };
    return { limits: await limitsOf(store, { ...asking, deciding: { requestId, releases } }, before) };
  };

  const take = async (context: ChangeRequestContext, metadata: FactMetadata, facts: readonly Decided[]) => {
    const wanted = read && changedBy(facts, read);
    if (!read || !wanted || !context.project) return context;
    const { requestId, revision: requestRevision } = read.standing;
    const commitment = { ...wanted, requestId, requestRevision, at: context.now };
    const { id: projectId } = context.project;
    const kept = await reserveCommitment(store, { projectId, commitment, read }, metadata);
    if (typeof kept !== 'number') return kept;
    // The figure is in another stream than the ledger: one that a director set before this was kept has to be decided on.
    return (await isStillBudget(store, projectId, read.budget))
      ? { ...context, commitment: kept }
      : 'LOST_RACE';
  };

  const reserve: Reserving<ChangeRequestContext> = { take, look: (context) => Promise.resolve(context) };
  return { limitsFor, reserve };
}
