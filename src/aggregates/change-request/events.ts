import { type BriefingEvents, briefingEventTypes } from './briefing/events.js';
import { type ClosingEvents, closingEventTypes } from './closing/events.js';
import { type DecisionEvents, decisionEventTypes } from './decision/events.js';
import { type NoteEvents, noteEventTypes } from './notes/events.js';
import { type ObjectionEvents, objectionEventTypes } from './objections/events.js';
import { type ImplementationEvents, implementationEventTypes } from './implementation/events.js';
import { type ObservationEvents, observationEventTypes } from './observation/events.js';
import { type OptionEvents, optionEventTypes } from './options/events.js';
import { type PaymentEvents, paymentEventTypes } from './payment/events.js';
import { type RestingEvents, restingEventTypes } from './resting/events.js';
import { type UnknownEvents, unknownEventTypes } from './unknowns/events.js';
import { type WishEvents, wishEventTypes } from './wish/events.js';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type ChangeRequestEvents = WishEvents &
  OptionEvents &
  UnknownEvents &
  BriefingEvents &
  ObjectionEvents &
  RestingEvents &
  NoteEvents &
  DecisionEvents &
  ImplementationEvents &
  PaymentEvents &
  ObservationEvents &
  ClosingEvents;

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const changeRequestEventTypes = {
  ...wishEventTypes,
  ...optionEventTypes,
  ...unknownEventTypes,
  ...briefingEventTypes,
  ...objectionEventTypes,
  ...restingEventTypes,
  ...noteEventTypes,
  ...decisionEventTypes,
  ...implementationEventTypes,
  ...paymentEventTypes,
  ...observationEventTypes,
  ...closingEventTypes,
} as const satisfies Record<keyof ChangeRequestEvents, true>;
