import type { Fact } from '../kernel/fact.js';
import { auditorProjection } from './auditor/auditor.projection.js';
import { changeRequestProjection } from './change-request/change-request.projection.js';
import { clientProjection } from './client/client.projection.js';
import { delegationAgreementProjection } from './delegation-agreement/delegation-agreement.projection.js';
import { disciplineCatalogueProjection } from './discipline-catalogue/discipline-catalogue.projection.js';
import type { AnyProjection } from './fold.js';
import { memberProjection } from './member/member.projection.js';
import { projectProjection } from './project/project.projection.js';

/** The folds whose rows are shown by themselves, each under the name of its queries. */
export const folds = {
  agreements: delegationAgreementProjection,
  auditors: auditorProjection,
  catalogues: disciplineCatalogueProjection,
  changeRequests: changeRequestProjection,
  clients: clientProjection,
  members: memberProjection,
  projects: projectProjection,
} as const;

/** Rows by key as one asker sees them, where one can be put in another's place. */
export interface RowSource {
  readonly load: (key: string) => Promise<object | undefined>;
  readonly put: (key: string, row: object | undefined) => void;
}

/** What of a stream is out of the asker's sight, or not there, can't be looked at as it would be either. */
const isMissing = (row: object | undefined, { stream, revision }: Fact, key: string) =>
  row === undefined && stream.id === key && revision > 0;

/** Folds one more fact onto the rows that it touches. The rows have to be the projection's own. */
export async function foldOnto(
  { load, put }: RowSource,
  { keysOf, fold }: AnyProjection,
  fact: Fact,
): Promise<void> {
  for (const key of keysOf(fact)) {
    const row = await load(key);
    if (!isMissing(row, fact, key)) put(key, fold(row as never, fact, key));
  }
}
