import type { ImportSource } from '../../aggregates/change-request/index.js';
import type { Fact } from '../../kernel/fact.js';
import type { HistoryEvent } from '../../schema/history.types.js';
import { writePosition } from '../../schema/scalars.js';
import { importSource } from './import-source.mapping.js';
import { person, recorded } from './recorded.mapping.js';

/** Fields of facts that hold a person's id, or several, and the field of the API that shows who it is. */
const people: Readonly<Record<string, string>> = {
  from: 'from',
  owedBy: 'owedBy',
  answeredBy: 'answeredBy',
  contactId: 'contact',
  memberId: 'member',
  deciders: 'deciders',
  decidedBy: 'decidedBy',
  informed: 'informed',
  acceptedBy: 'acceptedBy',
  rejectedBy: 'rejectedBy',
  raisedBy: 'raisedBy',
  addedBy: 'addedBy',
  correctedBy: 'correctedBy',
  deferredBy: 'deferredBy',
  withdrawnBy: 'withdrawnBy',
  silent: 'silent',
  refusedBy: 'refusedBy',
};

/** What facts of an earlier release were stored without, and what that means. */
const unsaid: Readonly<Record<string, object>> = {
  RequestReceived: { kind: 'NORMAL' },
  RequestFormulated: { elements: [] },
  FeasibilityAssessed: { conditions: [] },
};

const shown = ([key, value]: [string, unknown]): [string, unknown] => {
  const field = Object.hasOwn(people, key) ? people[key] : undefined;
  if (field === undefined) return [key, value];
  return [field, Array.isArray(value) ? value.map((id) => person(String(id))) : person(String(value))];
};

/** Facts that a dry run foresees have no place in the log. */
const notInLog = 0n;

/** A stored fact in the API's own shape. What the type doesn't declare isn't shown, whatever is in the fact. */
export function historyEvent(fact: Fact): HistoryEvent {
  const { actor, commandId, correlationId, occurredAt } = fact.metadata;
  const data = fact.data as Readonly<Record<string, unknown>> & {
    readonly briefing?: { number: number };
    readonly source?: ImportSource;
  };
  return {
    ...unsaid[fact.type],
    ...Object.fromEntries(Object.entries(data).map(shown)),
    ...(data.source && { source: importSource(data.source) }),
    ...(data.briefing && { briefingNumber: data.briefing.number }),
    ...recorded(actor.id, { occurredAt, recordedAt: fact.recordedAt }),
    type: fact.type,
    stream: fact.stream,
    id: fact.id,
    byRole: actor.role,
    byStage: actor.stage,
    onBehalfOf: actor.onBehalfOf === undefined ? undefined : person(actor.onBehalfOf),
    override: actor.override,
    position: fact.position === notInLog ? undefined : writePosition(fact.position),
    revision: fact.revision,
    commandId,
    correlationId,
  };
}
