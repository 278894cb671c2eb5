import type { AuditorRefusals } from '../../aggregates/auditor/index.js';
import type { ChangeRequestRefusals } from '../../aggregates/change-request/index.js';
import type { ClientRefusals } from '../../aggregates/client/index.js';
import type { DelegationAgreementRefusals } from '../../aggregates/delegation-agreement/index.js';
import type { DisciplineCatalogueRefusals } from '../../aggregates/discipline-catalogue/index.js';
import type { MemberRefusals } from '../../aggregates/member/index.js';
import type { ProjectRefusals } from '../../aggregates/project/index.js';
import type { CommonRefusals } from '../../application/outcome.js';
import type { OnBehalfRefusals } from '../../auth/on-behalf.js';
import type { RefusalCode } from '../../schema/user-error.types.js';

/** Codes that several catalogues share say the same everywhere, so any of their details will do. */
type Details = [
  AuditorRefusals,
  ChangeRequestRefusals,
  ClientRefusals,
  CommonRefusals,
  DelegationAgreementRefusals,
  DisciplineCatalogueRefusals,
  MemberRefusals,
  OnBehalfRefusals,
  ProjectRefusals,
][number];
type DetailOf<Code extends string> = Details extends infer Catalogue
  ? Catalogue extends Readonly<Record<Code, infer Detail>>
    ? Detail
    : never
  : never;

type CodesOf<Catalogue> = Catalogue extends unknown ? keyof Catalogue : never;

/** Fails to compile when a catalogue has a code that the API doesn't know. */
type Known = Extract<CodesOf<Details>, string> extends RefusalCode ? RefusalCode : never;

export const list = (items: readonly string[]) => items.join(', ');

export const named = (disciplines: readonly string[]) =>
  disciplines.length > 0 ? list(disciplines) : 'any discipline';

/** One sentence for a person: what is missing, and what to do. It may name what the sender sent, and nothing else of theirs. */
export type Wording = { readonly [Code in Known]: (detail: DetailOf<Code>) => string };
