import { onClient, onProject, onRequest, studioWide } from '../permissions.js';
import type { Rows } from './rows.js';

const every = (mutations: Readonly<Record<string, string>>) => Object.values(mutations).join(' ');

/** What the program says of itself, of whoever asks, and of a refusal. Who gets there at all is in `restricted.fields.ts`. */
export const operationsFields: Rows = {
  CertificationMissing: 'disciplines',
  AuditRead: 'auditor correlationId digest fields id ids kind operationName position readAt',
  InvalidTransition: 'allowed from',
  LogRoot: 'hash size',
  Meta: 'logRoot position recordedAt version',
  MissingAcceptances: 'consequences reasonMissing unsuitable',
  Node: 'id',
  NotPermitted: 'roles',
  Permission: 'allowed code reason',
  ChangeRequestPermissions: every(onRequest),
  ProjectPermissions: every(onProject),
  ClientPermissions: every(onClient),
  StudioPermissions: every(studioWide),
  ProjectionFailure: 'at eventType message position',
  ProjectionRebuild: 'etaSeconds position',
  ProjectionStatus: 'failure lagEvents leader name position rebuild state version',
  RevisionConflict: 'actual expected',
  AssessmentsMissing: 'disciplines',
  BriefingNotAcknowledged: 'digest number',
  BriefingStale: 'number',
  DigestMismatch: 'expectedDigest',
  LastManager: 'projects',
  NotDueYet: 'until',
  OccurredBefore: 'earliest',
  OptionLapsed: 'optionId validUntil',
  PhaseStepBack: 'earlierPhase phase',
  QuestionsOpen: 'questions',
  TemplateNotAgreed: 'agreed templateId',
  UserError: 'code message path',
  Viewer: 'client disciplines person projects role',
};
