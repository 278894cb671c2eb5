import type { AnyRefusal } from '../kernel/decider.js';
import type { RefusalCode } from '../schema/user-error.types.js';
import { agreementWording } from './wording/agreement.js';
import { aftermathWording } from './wording/aftermath.js';
import { authorityWording } from './wording/authority.js';
import { briefingWording } from './wording/briefing.js';
import { commonWording } from './wording/common.js';
import { decisionWording } from './wording/decision.js';
import { objectionWording } from './wording/objection.js';
import { optionWording } from './wording/option.js';
import { partyWording } from './wording/party.js';
import { restingWording } from './wording/resting.js';
import { unknownWording } from './wording/unknown.js';
import { wishWording } from './wording/wish.js';
import type { Wording } from './wording/wording-of.js';

const wording: Wording = {
  ...commonWording,
  ...partyWording,
  ...wishWording,
  ...optionWording,
  ...unknownWording,
  ...briefingWording,
  ...objectionWording,
  ...restingWording,
  ...decisionWording,
  ...agreementWording,
  ...aftermathWording,
  ...authorityWording,
};

/** A plain function for each code: called as a union, the compiler multiplies all their details with each other. */
const sentences: Readonly<Record<RefusalCode, (detail: never) => string>> = wording;

/** Words a refusal for a person. */
export const worded = ({ refused, detail }: AnyRefusal): string =>
  // Each code's sentence takes that code's own detail.
  (sentences[refused as RefusalCode] as (detail: object) => string)(detail);
