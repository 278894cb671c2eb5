import type { Fact } from '../kernel/fact.js';
import { mayEver, type Operation } from './policy.js';
import type { Principal } from './principal.js';
import { aftermathFields } from './visibility/aftermath.fields.js';
import { decisionFields } from './visibility/decision.fields.js';
import { delegationFields } from './visibility/delegation.fields.js';
import { neededFor } from './visibility/facts.js';
import { historyFields } from './visibility/history.fields.js';
import { listFields } from './visibility/list.fields.js';
import { operationsFields } from './visibility/operations.fields.js';
import { optionFields } from './visibility/option.fields.js';
import { partyFields } from './visibility/party.fields.js';
import { payloadFields } from './visibility/payload.fields.js';
import { restrictedFields } from './visibility/restricted.fields.js';
import { namesIn, type Rows } from './visibility/rows.js';
import { wishFields } from './visibility/wish.fields.js';

type Restricted = keyof typeof restrictedFields;

/**
 * Who is shown a field: whoever sees the object it is on, anybody, anybody with a token, whose own it is, or those whom
 * the policy lets do what is named.
 */
export type Audience = 'IN_SIGHT' | Restricted;

/** Fields for whoever sees the object, by the file that lists them. */
export const inSight: Readonly<Record<string, Rows>> = {
  'aftermath.fields.ts': aftermathFields,
  'decision.fields.ts': decisionFields,
  'delegation.fields.ts': delegationFields,
  'history.fields.ts': historyFields,
  'list.fields.ts': listFields,
  'operations.fields.ts': operationsFields,
  'option.fields.ts': optionFields,
  'party.fields.ts': partyFields,
  'payload.fields.ts': payloadFields,
  'wish.fields.ts': wishFields,
};

/** One row of the table, spelled out. */
export interface FieldRule {
  readonly type: string;
  readonly field: string;
  readonly audience: Audience;
}

const rulesOf = (audience: Audience, rows: Rows): FieldRule[] =>
  Object.entries(rows).flatMap(([type, row]) => namesIn(row).map((field) => ({ type, field, audience })));

/** Every field there is with its audience, denied by default: one that isn't here is shown to nobody. */
export const visibility: readonly FieldRule[] = [
  ...Object.values(inSight).flatMap((rows) => rulesOf('IN_SIGHT', rows)),
  ...Object.entries(restrictedFields).flatMap(([audience, rows]) => rulesOf(audience as Restricted, rows)),
];

const withoutOperation = ['IN_SIGHT', 'ANYBODY', 'SIGNED_IN', 'SELF'] as const;

/** The policy's row that an audience stands on, where it stands on one. */
export const operationOf = (audience: Audience): Operation | undefined =>
  (withoutOperation as readonly Audience[]).includes(audience)
    ? undefined
    : (audience as Exclude<Audience, (typeof withoutOperation)[number]>);

const isSelf = ({ actor }: Principal, object: unknown) =>
  typeof object === 'object' && object !== null && 'id' in object && object.id === actor.id;

/** Whether somebody belongs to an audience of a field on this object. Nobody is somebody without a token. */
export function belongsTo(audience: Audience, principal: Principal | undefined, object: unknown): boolean {
  if (audience === 'ANYBODY') return true;
  if (principal === undefined) return false;
  if (audience === 'SELF') return isSelf(principal, object);
  const operation = operationOf(audience);
  return operation === undefined || mayEver(principal, operation);
}

/** Whether somebody who sees a thing is shown this kind of fact about it. */
export function isShown(principal: Principal, fact: Pick<Fact, 'type' | 'data'>): boolean {
  if (!Object.hasOwn(historyFields, `${fact.type}Event`)) return false;
  const needed = neededFor(fact);
  return needed === undefined || mayEver(principal, needed);
}
