import { type Decision, isRefusal, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { WithCatalogue } from '../../kernel/disciplines.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import { actingAs, type Stages, whyNotTrained } from '../../kernel/stages.js';
import { whyTooEarly } from '../../kernel/stated-time.js';
import type { DelegationAgreementCommands } from './commands.js';
import type { DelegationAgreementEvents } from './events.js';
import type { DelegationAgreementRefusals } from './refusals.js';
import type { DelegationAgreement, Proposal } from './state.js';
import { whyNoTerms } from './terms.js';
import { agreementContent } from './vocabulary.js';

export interface DelegationAgreementContext extends Deciding, WithCatalogue {
  /** Absent when there is no such project. */
  readonly project?: {
    readonly id: string;
    readonly clientId: string;
    readonly currency: string;
    readonly disciplines: readonly string[];
    readonly closed: boolean;
    /** Unknown where that is told without a time. */
    readonly openedAt?: string | undefined;
  };
  /** How far the acting account manager has come, by discipline; nothing for others. */
  readonly actorStages: Stages;
  /** The people of the project's client. */
  readonly contacts: Readonly<Record<string, 'DECIDER' | 'CONTRIBUTOR'>>;
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of what is to be bound. */
  readonly digestOf: (content: object) => string;
}

type Outcome = Decision<DelegationAgreementEvents, DelegationAgreementRefusals>;

const isDecider = ({ actor, contacts }: DelegationAgreementContext) =>
  Object.hasOwn(contacts, actor.id) && contacts[actor.id] === 'DECIDER';

const whyNoDecider = (context: DelegationAgreementContext) =>
  isDecider(context) ? undefined : refuse('NOT_A_DECIDER', { contacts: [context.actor.id] });

/** Somebody who may manage it proposes who decides what, as long as there is something to decide. */
const projectToAgreeOn = ({ project, ...context }: DelegationAgreementContext) => {
  if (!project) return refuse('NOT_FOUND', { what: 'project' as const });
  const untrained = whyNotTrained(actingAs(context), project.disciplines);
  return untrained ?? (project.closed ? refuse('PROJECT_CLOSED', {}) : project);
};

/** The proposal that can still be answered, if `version` is it; else why not. */
function pendingOr(version: number, { pending, latest }: DelegationAgreement) {
  if (pending?.version === version) return pending;
  return version > latest
    ? refuse('NOT_FOUND', { what: 'proposal' })
    : refuse('PROPOSAL_OBSOLETE', { version, latest });
}

/** Answers a proposal that still waits; what was answered before it was made is refused. */
function answered(
  proposal: Proposal | Extract<Outcome, { refused: string }>,
  context: DelegationAgreementContext,
  fact: MessageOf<DelegationAgreementEvents>,
): Outcome {
  if ('refused' in proposal) return proposal;
  return whyTooEarly(context, proposal.proposedAt, 'proposal') ?? [fact];
}

const handle = handleBy<
  DelegationAgreementCommands,
  [DelegationAgreement, DelegationAgreementContext],
  Outcome
>({
  ProposeAgreement: ({ validFrom, ...proposed }, { latest, pending }, context) => {
    const { now, digestOf, disciplines } = context;
    const project = projectToAgreeOn(context);
    if (isRefusal(project)) return project;
    const terms = { ...proposed, validFrom: validFrom ?? now };
    const refusal =
      whyNoTerms(terms, { currency: project.currency, now, usable: disciplines }) ??
      // The one that it takes the place of.
      whyTooEarly(context, pending?.proposedAt, 'proposal') ??
      whyTooEarly(context, project.openedAt, 'project');
    if (refusal) return refusal;
    const version = latest + 1;
    const digest = digestOf(agreementContent(project.id, version, terms));
    return [{ type: 'AgreementProposed', data: { version, clientId: project.clientId, digest, ...terms } }];
  },

  AcceptAgreement: ({ version, digest }, state, context) => {
    const stranger = whyNoDecider(context);
    if (stranger) return stranger;
    const accepted = state.accepted.find((one) => one.version === version);
    const proposal = accepted ?? pendingOr(version, state);
    if (!('refused' in proposal) && proposal.digest !== digest)
      return refuse('DIGEST_MISMATCH', { expected: proposal.digest });
    if (accepted) return [];
    const acceptedBy = context.actor.id;
    return answered(proposal, context, {
      type: 'AgreementAccepted',
      data: { version, digest, acceptedBy },
    });
  },

  RefuseAgreement: ({ version, why }, state, context) => {
    const stranger = whyNoDecider(context);
    if (stranger) return stranger;
    if (state.refused === version) return [];
    const refusedBy = context.actor.id;
    return answered(pendingOr(version, state), context, {
      type: 'AgreementRefused',
      data: { version, why, refusedBy },
    });
  },

  WithdrawAgreement: ({ version, why }, state, context) => {
    if (state.withdrawn === version) return [];
    const withdrawnBy = context.actor.id;
    return answered(pendingOr(version, state), context, {
      type: 'AgreementWithdrawn',
      data: { version, why, withdrawnBy },
    });
  },

  EndAgreement: ({ why }, { accepted, acceptedAt, ended }, context) => {
    if (ended) return [];
    const last = accepted.at(-1);
    if (!last) return refuse('NOT_FOUND', { what: 'agreement' });
    const data = { version: last.version, why, endedBy: context.actor.id };
    return whyTooEarly(context, acceptedAt, 'acceptance') ?? [{ type: 'AgreementEnded', data }];
  },
});

export const decide = (
  command: MessageOf<DelegationAgreementCommands>,
  state: DelegationAgreement,
  context: DelegationAgreementContext,
): Outcome => handle(command, state, context);
