import { auditReadProjection } from './audit-read/audit-read.projection.js';
import { auditReadQueries } from './audit-read/audit-read.queries.js';
import { auditorProjection } from './auditor/auditor.projection.js';
import { auditorQueries } from './auditor/auditor.queries.js';
import { changeRequestProjection } from './change-request/change-request.projection.js';
import { changeRequestQueries } from './change-request/change-request.queries.js';
import { clientProjection } from './client/client.projection.js';
import { clientQueries } from './client/client.queries.js';
import { delegationAgreementProjection } from './delegation-agreement/delegation-agreement.projection.js';
import { delegationAgreementQueries } from './delegation-agreement/delegation-agreement.queries.js';
import { disciplineCatalogueProjection } from './discipline-catalogue/discipline-catalogue.projection.js';
import { disciplineCatalogueQueries } from './discipline-catalogue/discipline-catalogue.queries.js';
import { memberProjection } from './member/member.projection.js';
import { memberQueries } from './member/member.queries.js';
import { partOfRequestProjection } from './part-of-request/part-of-request.projection.js';
import { partOfRequestQueries } from './part-of-request/part-of-request.queries.js';
import { projectProjection } from './project/project.projection.js';
import { projectQueries } from './project/project.queries.js';
import type { Snapshot } from './snapshot.js';

/** Every read model of the program. */
export const allProjections = [
  auditorProjection,
  auditReadProjection,
  changeRequestProjection,
  clientProjection,
  delegationAgreementProjection,
  disciplineCatalogueProjection,
  memberProjection,
  partOfRequestProjection,
  projectProjection,
] as const;

/** What can be asked of them. */
export const queriesOf = (snapshot: Snapshot) => ({
  auditors: auditorQueries(snapshot),
  auditReads: auditReadQueries(snapshot),
  changeRequests: changeRequestQueries(snapshot),
  clients: clientQueries(snapshot),
  agreements: delegationAgreementQueries(snapshot),
  catalogue: disciplineCatalogueQueries(snapshot),
  members: memberQueries(snapshot),
  parts: partOfRequestQueries(snapshot),
  projects: projectQueries(snapshot),
});

export type Queries = ReturnType<typeof queriesOf>;
