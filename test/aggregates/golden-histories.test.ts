import { readdirSync, readFileSync } from 'node:fs';
import { auditor, auditorEventTypes } from '../../src/aggregates/auditor/index.js';
import {
  changeRequest,
  type ChangeRequestEvents,
  changeRequestEventTypes,
} from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import { client, clientEventTypes } from '../../src/aggregates/client/index.js';
import {
  delegationAgreement,
  delegationAgreementEventTypes,
} from '../../src/aggregates/delegation-agreement/index.js';
import {
  disciplineCatalogue,
  disciplineCatalogueEventTypes,
} from '../../src/aggregates/discipline-catalogue/index.js';
import { member, memberEventTypes } from '../../src/aggregates/member/index.js';
import { project, projectEventTypes } from '../../src/aggregates/project/index.js';
import { digestOf } from '../../src/application/digest.js';
import { toFact } from '../../src/event-store/serialisation.js';
import type { Decider } from '../../src/kernel/decider.js';
import type { Fact, FactMetadata } from '../../src/kernel/fact.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { frozen } from '../support/frozen.js';

/** As the store gives it, except that JSON is written out and positions are texts. */
interface Kept extends Omit<Fact, 'position' | 'data'> {
  readonly position: string;
  readonly data: object;
  readonly metadata: FactMetadata;
}

interface History {
  readonly release: string;
  readonly story: string;
  readonly facts: readonly Fact[];
}

const histories = new URL('../fixtures/histories/', import.meta.url);

const read = ({ data, metadata, position, ...kept }: Kept): Fact =>
  toFact({
    ...kept,
    position: BigInt(position),
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
  });

/** The histories of every release: what one release has stored, each later one has to read. */
const historiesOf = (folder: string): History[] =>
  readdirSync(new URL(`${folder}/`, histories)).flatMap((file) => {
    const text = readFileSync(new URL(`${folder}/${file}`, histories), 'utf8');
    const kept = JSON.parse(text) as readonly { readonly story: string; readonly facts: readonly Kept[] }[];
    return kept.map(({ story, facts }) => ({
      release: file.replace(/\.json$/, ''),
      story,
      facts: facts.map(read),
    }));
  });

/** How an aggregate's state comes about, fact by fact; each state is frozen, as is each fact. */
const statesAfter = <State, Commands extends object, Events extends object, Refusals extends object, Context>(
  { initialState, evolve }: Decider<State, Commands, Events, Refusals, Context>,
  facts: readonly Fact[],
): State[] =>
  facts.reduce<State[]>(
    (states, fact) => [
      ...states,
      // The histories hold only what this aggregate's decider decided.
      frozen(evolve(states.at(-1) ?? initialState, frozen(fact) as unknown as MessageOf<Events>)),
    ],
    [frozen(initialState)],
  );

const aggregates = [
  {
    folder: 'auditor',
    category: auditor.category,
    types: auditorEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(auditor, facts),
  },
  {
    folder: 'change-request',
    category: changeRequest.category,
    types: changeRequestEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(changeRequest, facts),
  },
  {
    folder: 'client',
    category: client.category,
    types: clientEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(client, facts),
  },
  {
    folder: 'delegation-agreement',
    category: delegationAgreement.category,
    types: delegationAgreementEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(delegationAgreement, facts),
  },
  {
    folder: 'discipline-catalogue',
    category: disciplineCatalogue.category,
    types: disciplineCatalogueEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(disciplineCatalogue, facts),
  },
  {
    folder: 'member',
    category: member.category,
    types: memberEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(member, facts),
  },
  {
    folder: 'project',
    category: project.category,
    types: projectEventTypes,
    states: (facts: readonly Fact[]) => statesAfter(project, facts),
  },
];

test('every aggregate has its histories', () => {
  expect(readdirSync(new URL('../../src/aggregates/', import.meta.url)).sort()).toEqual(
    aggregates.map(({ folder }) => folder),
  );
  expect(readdirSync(histories).sort()).toEqual(aggregates.map(({ folder }) => folder));
});

describe.each(aggregates)('$folder', ({ folder, category, types, states }) => {
  const known = historiesOf(folder);

  test('every event of the catalogue is in a history, and nothing else is', () => {
    const told = new Set(known.flatMap(({ facts }) => facts.map(({ type }) => type)));
    expect([...told].sort()).toEqual(Object.keys(types).sort());
  });

  test.each(known)('$release: $story', ({ facts }) => {
    expect(facts.map(({ stream, revision }) => [stream.category, revision])).toEqual(
      facts.map((_, index) => [category, index]),
    );
    const all: readonly unknown[] = states(facts);
    facts.forEach((fact, index) => {
      // A fact that changes nothing has been forgotten by the fold.
      expect([fact.type, all[index + 1]]).not.toEqual([fact.type, all[index]]);
    });
  });
});

describe('what was agreed to stays what it was', () => {
  const facts = historiesOf('change-request').flatMap((history) => history.facts);
  const dataOf = <Type extends keyof ChangeRequestEvents>(name: Type) =>
    facts
      .filter(({ type }) => type === name)
      .map(({ data, stream }) => ({ requestId: stream.id, data: data as ChangeRequestEvents[Type] }));

  test('the digest of every briefing is that of its content', () => {
    const briefings = dataOf('BriefingIssued');
    expect(briefings).not.toHaveLength(0);
    for (const { data } of briefings) expect(digestOf(data.content)).toBe(data.digest);
  });

  test('the digest of every decision is that of all the rest of it', () => {
    const decisions = dataOf('DecisionMade');
    expect(decisions).not.toHaveLength(0);
    for (const { requestId, data } of decisions) {
      const { digest, ...rest } = data;
      expect(digestOf({ schema: 1, requestId, ...rest })).toBe(digest);
    }
  });

  test('every request still stands where it stood', () => {
    const standing = historiesOf('change-request').map((history) => {
      const state = statesAfter(changeRequest, history.facts).at(-1);
      return [history.story, state && statusOf(state)];
    });
    expect(Object.fromEntries(standing)).toMatchObject({
      'a wish dropped by phone, decided against advice, signed, observed, and superseded later': 'SUPERSEDED',
      'a decision record kept elsewhere, superseded there': 'SUPERSEDED',
      'a decision record that names no listed option': 'DECIDED',
      'a decision record that was rejected': 'DECLINED',
      'a wish with no measurable goal, formulated twice': 'FORMULATED',
      'an urgent wish decided first by phone, briefed and confirmed afterwards, delivered twice with a declared deviation, paid, observed, disputed and closed':
        'CLOSED',
      'a decision signed in the same act, reversed in the same request after a later briefing, and closed as it is':
        'CLOSED',
      'a verbal decision, never confirmed, superseded by one in another request': 'SUPERSEDED',
      'put to rest until a date, woken at it, silent on the briefing, decided by phone, and silent on what the decision was made without':
        'DECIDED',
      'received by a template, offered for longer on the same terms, briefed without a formulation and decided':
        'DECIDED',
      'decided by the studio under the agreement, objected to by a decider who was told, answered, and started on':
        'IN_IMPLEMENTATION',
    });
  });
});
