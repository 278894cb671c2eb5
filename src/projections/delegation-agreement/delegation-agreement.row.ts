import type { AgreementTerms } from '../../aggregates/delegation-agreement/index.js';
import type { Moment } from '../moment.js';

/** What somebody did about a version, and in which words where they gave some. */
export interface AgreementStep extends Moment {
  readonly by: string;
  readonly why?: string;
}

export interface AgreementVersionRow extends AgreementTerms {
  readonly version: number;
  readonly digest: string;
  readonly proposed: AgreementStep;
  /** A later proposal took the place of this one before anybody answered it. */
  readonly obsolete: boolean;
  readonly accepted?: AgreementStep;
  readonly refused?: AgreementStep;
  readonly withdrawn?: AgreementStep;
  /** Since when this version delegates nothing any more, whatever its terms say. */
  readonly ended?: AgreementStep;
}

/** A project's agreement in all its versions. */
export interface DelegationAgreementRow {
  /** The project's id. */
  readonly id: string;
  readonly clientId: string;
  readonly versions: readonly AgreementVersionRow[];
  readonly revision: number;
}
