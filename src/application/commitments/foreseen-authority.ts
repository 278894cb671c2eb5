import {
  type ChangeRequest,
  changeRequest,
  type ChangeRequestContext,
  increaseNeeded,
  isClients,
  undertakingOf,
} from '../../aggregates/change-request/index.js';
import { budgetUnraised, project } from '../../aggregates/project/index.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { AuthorityGiven, AuthorityLevel } from '../../kernel/authority.js';
import type { Money } from '../../kernel/money.js';
import { knownClient } from '../known-client.js';
import { load } from '../load.js';
import { readLedger } from './commitments.js';
import { givenBackIn, limitsOf } from './keeping.js';

/** What a decision would rest on if it were made now. */
export interface ForeseenAuthority {
  readonly level: AuthorityLevel;
  /** What the agreement in force says of it; absent where it says nothing, and the client decides. */
  readonly given?: AuthorityGiven;
  readonly budgetLeft: Money;
  /** By how much the same act would have to raise the budget; absent where it need not. */
  readonly increaseNeeded?: Money;
}

interface Choice {
  readonly requestId: string;
  readonly optionId: string;
  readonly now: string;
}

interface Chosen extends Choice {
  readonly state: ChangeRequest;
  readonly option: ChangeRequest['options'][number];
  readonly projectId: string;
  readonly client: ChangeRequestContext['client'];
  readonly budget: Money;
}

type Agreement = Awaited<ReturnType<typeof limitsOf>>['agreement'];

/** The option with what it belongs to; `undefined` when there is no such option. */
async function chosenBy(store: EventStore, choice: Choice): Promise<Chosen | undefined> {
  const { state } = await load(store, changeRequest, choice.requestId);
  const { projectId, options } = state;
  const option = options.find(({ optionId }) => optionId === choice.optionId);
  if (projectId === undefined || !option) return undefined;
  const at = (await load(store, project, projectId)).state;
  const budget = budgetUnraised(at);
  const client = await knownClient(store, at.clientId ?? '');
  return budget && { ...choice, state, option, projectId, client, budget };
}

async function limitsFor(store: EventStore, { requestId, projectId, budget, now, state }: Chosen) {
  const read = await readLedger(store, projectId);
  const releases = givenBackIn(read.ledger, requestId, state);
  return limitsOf(store, { projectId, budget, now, deciding: { requestId, releases } }, read);
}

function givenFor({ option, state }: Chosen, agreement: Agreement): AuthorityGiven | undefined {
  const undertaking = undertakingOf(option, state);
  return undertaking && agreement?.(undertaking);
}

/** Read as the rules read it that decide, from the log; `undefined` when there is no such option. */
export async function authorityFor(
  store: EventStore,
  choice: Choice,
): Promise<ForeseenAuthority | undefined> {
  const chosen = await chosenBy(store, choice);
  if (!chosen) return undefined;
  const { agreement, budgetLeft } = await limitsFor(store, chosen);
  const given = givenFor(chosen, agreement);
  const missing = increaseNeeded(chosen.option.price?.to, budgetLeft);
  const clients = isClients(chosen.state, { client: chosen.client });
  return {
    // Nobody but the client takes back what the client has decided.
    level: clients ? 'CLIENT_DECIDES' : (given?.level ?? 'CLIENT_DECIDES'),
    ...(given && { given }),
    budgetLeft,
    ...(missing && { increaseNeeded: missing }),
  };
}
