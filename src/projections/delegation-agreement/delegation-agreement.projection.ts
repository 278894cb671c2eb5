import type { DelegationAgreementEvents } from '../../aggregates/delegation-agreement/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import type {
  AgreementStep,
  AgreementVersionRow,
  DelegationAgreementRow,
} from './delegation-agreement.row.js';

type Events = DelegationAgreementEvents;
type Row = DelegationAgreementRow;

const step = (fact: Fact, more: { readonly by?: string; readonly why?: string } = {}): AgreementStep => ({
  by: fact.metadata.actor.id,
  ...momentOf(fact),
  ...more,
});

const waits = ({ obsolete, accepted, refused, withdrawn }: AgreementVersionRow) =>
  !obsolete && !accepted && !refused && !withdrawn;

const inVersion = (
  { versions, ...row }: Row,
  number: number,
  change: (version: AgreementVersionRow) => AgreementVersionRow,
): Row => ({ ...row, versions: versions.map((one) => (one.version === number ? change(one) : one)) });

type Folds = {
  readonly [Type in keyof Events]: (row: Row, fact: Fact<Type, Readonly<Events[Type]>>) => Row;
};

const folds: Folds = {
  AgreementProposed: (row, fact) => {
    const { clientId, ...proposed } = fact.data;
    const versions = row.versions.map((one) => (waits(one) ? { ...one, obsolete: true } : one));
    return {
      ...row,
      clientId,
      versions: [...versions, { ...proposed, proposed: step(fact), obsolete: false }],
    };
  },
  AgreementAccepted: (row, fact) =>
    inVersion(row, fact.data.version, (version) => ({
      ...version,
      accepted: step(fact, { by: fact.data.acceptedBy }),
    })),
  AgreementRefused: (row, fact) =>
    inVersion(row, fact.data.version, (version) => ({
      ...version,
      refused: step(fact, { by: fact.data.refusedBy, why: fact.data.why }),
    })),
  AgreementWithdrawn: (row, fact) =>
    inVersion(row, fact.data.version, (version) => ({
      ...version,
      withdrawn: step(fact, { by: fact.data.withdrawnBy, why: fact.data.why }),
    })),
  AgreementEnded: (row, fact) => ({
    ...row,
    versions: row.versions.map((version) =>
      version.accepted && !version.ended
        ? { ...version, ended: step(fact, { by: fact.data.endedBy, why: fact.data.why }) }
        : version,
    ),
  }),
};

const isOurs = (fact: Fact): fact is Fact<keyof Events> => Object.hasOwn(folds, fact.type);

const none = (id: string): Row => ({ id, clientId: '', versions: [], revision: -1 });

export const delegationAgreementProjection: Projection<Row> = {
  name: 'delegation-agreement',
  version: 1,
  facts: { stream: 'delegationAgreement' },
  columns: { client_id: { type: 'text', of: ({ clientId }) => clientId } },
  indexes: [['client_id', 'key']],
  keysOf: (fact) => (isOurs(fact) ? [fact.stream.id] : []),
  fold: (row, fact, key) => {
    if (!isOurs(fact)) return row;
    // Each type's fold takes that type's own fact; together they are more than the compiler can follow.
    const fold = folds[fact.type] as (row: Row, fact: Fact) => Row;
    return { ...fold(row ?? none(key), fact), revision: fact.revision };
  },
};
