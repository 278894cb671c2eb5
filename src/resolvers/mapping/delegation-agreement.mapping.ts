import {
  agreementContent,
  type DelegationRule as TermsOfRule,
  inForceAt,
} from '../../aggregates/delegation-agreement/index.js';
import { canonicalJson } from '../../application/digest.js';
import type {
  AgreementVersionRow,
  DelegationAgreementRow,
  AgreementStep as StepRow,
} from '../../projections/delegation-agreement/delegation-agreement.row.js';
import type {
  AgreementStep,
  AgreementVersion,
  DelegationAgreement,
  DelegationRule,
  RequestTemplate,
} from '../../schema/delegation-agreement.types.js';
import { recorded } from './recorded.mapping.js';

const step = (row: StepRow | undefined): AgreementStep | undefined =>
  row && { why: row.why, ...recorded(row.by, row) };

/** The first that holds says what became of a version. */
const statuses: readonly [AgreementVersion['status'], (row: AgreementVersionRow) => boolean][] = [
  ['ENDED', ({ ended }) => ended !== undefined],
  ['ACCEPTED', ({ accepted }) => accepted !== undefined],
  ['REFUSED', ({ refused }) => refused !== undefined],
  ['WITHDRAWN', ({ withdrawn }) => withdrawn !== undefined],
  ['OBSOLETE', ({ obsolete }) => obsolete],
];

const statusOf = (row: AgreementVersionRow): AgreementVersion['status'] =>
  statuses.find(([, holds]) => holds(row))?.[0] ?? 'PROPOSED';

const rule = ({ scope, ...row }: AgreementVersionRow['rules'][number]): DelegationRule => ({
  ...row,
  scope: { disciplines: [...scope.disciplines], elementKinds: [...scope.elementKinds] },
});

const template = (row: AgreementVersionRow['templates'][number]): RequestTemplate => ({
  ...row,
  effort: [...row.effort],
  gives: [...row.gives],
  disciplines: [...row.disciplines],
  elementKinds: [...row.elementKinds],
  consequences: row.consequences.map((one) => ({ ...one })),
  leavingAsIs: (row.leavingAsIs ?? []).map((one) => ({ ...one })),
});

/** What the digest covers, put together again from the row. */
const canonical = (
  projectId: string,
  { version, rules, templates, validFrom, validTo }: AgreementVersionRow,
) =>
  canonicalJson(
    agreementContent(projectId, version, {
      rules,
      templates,
      validFrom,
      ...(validTo !== undefined && { validTo }),
    }),
  );

const versionOf =
  (projectId: string) =>
  (row: AgreementVersionRow): AgreementVersion => ({
    version: row.version,
    status: statusOf(row),
    digest: row.digest,
    canonicalContent: () => canonical(projectId, row),
    rules: row.rules.map(rule),
    templates: row.templates.map(template),
    validFrom: row.validFrom,
    validTo: row.validTo,
    accepted: step(row.accepted),
    refused: step(row.refused),
    withdrawn: step(row.withdrawn),
    ended: step(row.ended),
    ...recorded(row.proposed.by, row.proposed),
  });

const inOrderOfAcceptance = (rows: readonly AgreementVersionRow[]) =>
  rows.filter((row) => statusOf(row) === 'ACCEPTED').map((row) => ({ ...row, proposedAt: undefined }));

const versionInForce = (rows: readonly AgreementVersionRow[], at: string) =>
  inForceAt({ accepted: inOrderOfAcceptance(rows) }, at);

/** The rules of the version in force at an instant; none where none is. */
export const rulesInForce = ({ versions }: DelegationAgreementRow, at: string): readonly TermsOfRule[] =>
  versionInForce(versions, at)?.rules ?? [];

/** A project's agreement as it stands at an instant. */
export function delegationAgreement(
  { id: projectId, versions: rows, revision }: DelegationAgreementRow,
  at: string,
): DelegationAgreement {
  const versions = rows.map(versionOf(projectId));
  const inForce = versionInForce(rows, at)?.version;
  return {
    projectId,
    versions,
    inForce: versions.find(({ version }) => version === inForce),
    proposed: versions.find(({ status }) => status === 'PROPOSED'),
    revision,
  };
}
