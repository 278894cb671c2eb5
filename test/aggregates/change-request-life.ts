import {
  changeRequest,
  type ChangeRequestCommands,
  type ChangeRequestContext,
  type ChangeRequestEvents,
  type Formulation,
} from '../../src/aggregates/change-request/index.js';
import { digestOf } from '../../src/application/digest.js';
import type { Actor, Role } from '../../src/kernel/actor.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { idPrefixes } from '../../src/kernel/naming.js';
import { specificationFor } from '../support/decider-specification.js';
import { now, usable } from './parties.js';

export type Fact = MessageOf<ChangeRequestEvents>;
export type Command = MessageOf<ChangeRequestCommands>;
type Data<Type extends keyof ChangeRequestEvents> = ChangeRequestEvents[Type];

const actor =
  (role: Role) =>
  (id: string): { readonly actor: Actor } => ({ actor: { id, role } });

/** Who acts, and what differs with them from the ordinary circumstances. */
export const ada = actor('ACCOUNT_MANAGER')('mem_ada');
export const dan = { ...actor('SPECIALIST')('mem_dan'), actorDisciplines: ['DESIGN'] };
export const wes = { ...actor('SPECIALIST')('mem_wes'), actorDisciplines: ['WEB_DEVELOPMENT'] };
export const eve = actor('DECIDER')('con_eve');
export const max = actor('DECIDER')('con_max');
export const kim = actor('CONTRIBUTOR')('con_kim');

/** The project has a manager and two specialists, the client two deciders and a contributor. */
export const context: ChangeRequestContext = {
  ...ada,
  now,
  occurredAt: now,
  requestId: 'req_1',
  project: {
    disciplines: ['DESIGN', 'WEB_DEVELOPMENT'],
    id: 'prj_1',
    clientId: 'cli_1',
    currency: 'EUR',
    memberIds: ['mem_ada', 'mem_dan', 'mem_wes'],
  },
  client: {
    contacts: { con_eve: 'DECIDER', con_max: 'DECIDER', con_kim: 'CONTRIBUTOR' },
    former: [],
    revision: 7,
  },
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  mentors: [],
  actorDisciplines: [],
  disciplines: usable,
  number: 0,
  idOf: (kind, nth) => `${idPrefixes[kind]}_of_itself_${nth}`,
  optionValidDays: 14,
  signatureAbove: {},
  objectionDays: 5,
  limits: { budgetLeft: { amount: '100000.00', currency: 'EUR' } },
  silenceDays: 7,
  salt: 'a grain',
  digestOf,
};

export const given = specificationFor(changeRequest, context);

/** What is stored when these commands succeed one after another; a refusal on the way fails the test. */
export function factsAfter(
  past: readonly Fact[],
  ...steps: readonly (readonly [Command, Partial<ChangeRequestContext>?])[]
): readonly Fact[] {
  return steps.reduce((facts, [command, differing]) => {
    const state = facts.reduce(changeRequest.evolve, changeRequest.initialState);
    const decision = changeRequest.decide(command, state, { ...context, ...differing });
    if ('refused' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
    return [...facts, ...decision];
  }, past);
}

export const received: Fact = {
  type: 'RequestReceived',
  data: {
    projectId: 'prj_1',
    clientId: 'cli_1',
    number: 12,
    title: 'Something like Instagram',
    wording: 'something like Instagram, but think up some trick yourselves',
    from: 'con_eve',
    channel: 'PHONE',
  },
};

export const formulation: Formulation = {
  goal: { statement: 'More leads', measure: 'leads a month', target: '40' },
  stories: [{ role: 'visitor', want: 'to see the work', benefit: 'I trust the studio' }],
  scopeIn: ['gallery'],
  scopeOut: ['comments'],
  acceptanceCriteria: ['a picture opens within a second'],
  disciplines: ['DESIGN', 'WEB_DEVELOPMENT'],
};

export const formulated = (version = 1, disciplines = formulation.disciplines): Fact => ({
  type: 'RequestFormulated',
  data: { version, ...formulation, disciplines },
});

export const assessed = (discipline: string, formulationVersion = 1): Fact => ({
  type: 'FeasibilityAssessed',
  data: { formulationVersion, discipline, verdict: 'FEASIBLE', explanation: 'We have built such' },
});

export const offer = {
  title: 'A gallery of our own',
  summary: 'Pictures on your own pages',
  price: { from: { amount: '900.00', currency: 'EUR' }, to: { amount: '1200.00', currency: 'EUR' } },
  effort: [
    { discipline: 'DESIGN', hours: '8' },
    { discipline: 'WEB_DEVELOPMENT', hours: '16.5' },
  ],
  leadTimeDays: 21,
  gives: ['BUDGET'],
  soundness: 'SOUND',
  fallback: 'A static page',
  assumptions: ['you deliver twenty pictures'],
} as const satisfies Partial<ChangeRequestCommands['OfferOption']>;

export const validUntil = '2026-03-16T09:00:00.000Z';

const zero = { amount: '0', currency: 'EUR' };

/** The option that offers itself. */
export const leaveAsIs: Fact = {
  type: 'OptionOffered',
  data: {
    optionId: 'opt_1',
    leaveAsIs: true,
    title: 'Leave it as it is',
    summary: 'Nothing is changed and nothing is paid for.',
    price: { from: zero, to: zero },
    effort: [],
    leadTimeDays: 0,
    gives: [],
    soundness: 'SOUND',
    assumptions: [],
  },
};

export const offered = (optionId: string, terms: Partial<Data<'OptionOffered'>> = {}): Fact => ({
  type: 'OptionOffered',
  data: { optionId, ...offer, validUntil, ...terms },
});

export const predicted = (
  optionId: string,
  consequenceId: string,
  prediction: Partial<Data<'ConsequencePredicted'>> = {},
): Fact => ({
  type: 'ConsequencePredicted',
  data: {
    consequenceId,
    optionId,
    statement: `What ${optionId} entails: ${consequenceId}`,
    valence: 'GOOD',
    kind: 'SALES',
    severity: 'MEDIUM',
    ...prediction,
  },
});

export const recommended = (optionId: string, others: Data<'OptionRecommended'>['others'] = []): Fact => ({
  type: 'OptionRecommended',
  data: { optionId, why: 'It serves the goal', others },
});

const grave = { valence: 'BAD', severity: 'HIGH' } as const;

/** Up to where options may go out. */
export const ready: readonly Fact[] = [
  received,
  formulated(),
  assessed('DESIGN'),
  assessed('WEB_DEVELOPMENT'),
];

/**
 * Three options with what they entail: leaving it (one grave consequence), a sound gallery that lapses later than the
 * others, and a workaround (two grave ones, and one that is bad but not grave).
 */
export const laidOut: readonly Fact[] = [
  ...ready,
  leaveAsIs,
  offered('opt_gallery', { validUntil: '2026-04-01T00:00:00.000Z' }),
  offered('opt_embed', { title: 'Embed the network', soundness: 'WORKAROUND' }),
  predicted('opt_1', 'csq_stall', { ...grave, statement: 'No more leads than now' }),
  predicted('opt_gallery', 'csq_leads'),
  predicted('opt_gallery', 'csq_slow', { ...grave, kind: 'SCHEDULE', statement: 'Three weeks' }),
  predicted('opt_embed', 'csq_foreign', { ...grave, kind: 'TECHNICAL', statement: 'They change it at will' }),
  predicted('opt_embed', 'csq_ads', { ...grave, kind: 'LEGAL', statement: 'Trackers need consent' }),
  predicted('opt_embed', 'csq_look', { valence: 'BAD', severity: 'LOW', statement: 'It looks foreign' }),
];

export const advised: readonly Fact[] = [
  ...laidOut,
  recommended('opt_gallery', [{ optionId: 'opt_embed', judgement: 'UNSUITABLE', why: 'Not yours' }]),
];

export const issueAs = (briefingId: string, ...deciders: readonly string[]): Command => ({
  type: 'IssueBriefing',
  data: { briefingId, deciders },
});

export const issue = (...deciders: readonly string[]): Command => issueAs('brf_1', ...deciders);

/** The digest of the latest briefing among these facts. */
export const digestIn = (facts: readonly Fact[]): string =>
  facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.digest] : [])).at(-1) ?? 'none';

export const acknowledge = (facts: readonly Fact[], number = 1): Command => ({
  type: 'AcknowledgeBriefing',
  data: { number, digest: digestIn(facts) },
});

/** A briefing on these facts, sent to both deciders and acknowledged by Eve alone. */
export function acknowledgedByEve(facts: readonly Fact[], number = 1): readonly Fact[] {
  const briefed = factsAfter(facts, [issueAs(`brf_${number}`, 'con_eve', 'con_max')]);
  return factsAfter(briefed, [acknowledge(briefed, number), eve]);
}

export const choose = (
  optionId: string,
  rest: Partial<ChangeRequestCommands['MakeDecision']> = {},
): Command => ({
  type: 'MakeDecision',
  data: { decisionId: 'dec_1', optionId, acceptedConsequences: [], ...rest },
});

export const reason = { code: 'BUDGET', words: 'We cannot pay more this year' } as const;

/** Eve has chosen what was advised. */
export const decided = factsAfter(acknowledgedByEve(advised), [choose('opt_gallery'), eve]);
