import type { GraphQLSchema } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import type { Application } from '../application/application.js';
import { validation } from '../schema/checked.js';
import {
  AuditorAppointedEvent,
  ClientRegisteredEvent,
  ContactAddedEvent,
  ContactKindChangedEvent,
  ContactLeftEvent,
  MemberAssignedEvent,
  ProjectOpenedEvent,
} from '../schema/party-history.types.js';
import * as authorityErrors from '../schema/authority-errors.types.js';
import * as aftermathErrors from '../schema/aftermath-errors.types.js';
import * as actingErrors from '../schema/acting-errors.types.js';
import * as aftermathHistory from '../schema/aftermath-history.types.js';
import * as briefingHistory from '../schema/briefing-history.types.js';
import * as catalogueHistory from '../schema/catalogue.types.js';
import * as agreementHistory from '../schema/delegation-agreement-history.types.js';
import * as decisionHistory from '../schema/decision-history.types.js';
import * as objectionHistory from '../schema/objection-history.types.js';
import * as optionHistory from '../schema/option-history.types.js';
import * as restingHistory from '../schema/resting-history.types.js';
import * as unknownHistory from '../schema/unknown-history.types.js';
import * as wishHistory from '../schema/wish-history.types.js';
import * as memberHistory from '../schema/member-history.types.js';
import * as projectHistory from '../schema/project-history.types.js';
import {
  CertificationMissing,
  InvalidTransition,
  MissingAcceptances,
  NotPermitted,
  Refusal,
  RevisionConflict,
} from '../schema/user-error.types.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CertificationResolver } from './certification.resolver.js';
import { AuditResolver } from './audit.resolver.js';
import { BriefingResolver } from './briefing.resolver.js';
import { ChangeRequestResolver } from './change-request.resolver.js';
import { ContactCommandsResolver } from './contact.resolver.js';
import { DecisionResolver } from './decision.resolver.js';
import { ChangeBudgetsResolver, DelegationAgreementResolver } from './delegation-agreement.resolver.js';
import { DeliveryResolver } from './delivery.resolver.js';
import {
  CatalogueHistoryResolver,
  ChangeRequestHistoryResolver,
  ClientHistoryResolver,
  DelegationAgreementHistoryResolver,
  MemberHistoryResolver,
  ProjectHistoryResolver,
} from './history.resolver.js';
import { LiveResolver } from './live.resolver.js';
import { MemberResolver } from './member.resolver.js';
import { ChangeRequestDiffResolver, ProjectDiffResolver } from './diff.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ObjectionResolver } from './objection.resolver.js';
import { ObservationResolver } from './observation.resolver.js';
import { MetaResolver, OperationsResolver } from './operations.resolver.js';
import { OptionResolver, OptionStandingResolver } from './option.resolver.js';
import { withVisibility } from './field-visibility.js';
import { PartyResolver } from './party.resolver.js';
import { PaymentResolver } from './payment.resolver.js';
import { ContactResolver, PersonResolver } from './person.resolver.js';
import { ProjectCourseResolver } from './project-course.resolver.js';
import { HistoryProofResolver, ProofEntryResolver } from './proof.resolver.js';
import {
  ChangeRequestPermissionsResolver,
  ClientPermissionsResolver,
  ProjectPermissionsResolver,
  StudioPermissionsResolver,
} from './permissions.resolver.js';
import { BudgetChangeResolver, DeadlineChangeResolver } from './project-limits.resolver.js';
import { ProjectResolver } from './project.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';
import { WorkingResolver } from './working.resolver.js';
import { RestingResolver } from './resting.resolver.js';
import { UnknownResolver } from './unknown.resolver.js';
import { WishResolver } from './wish.resolver.js';

const resolvers = [
  AuditResolver,
  CatalogueHistoryResolver,
  CatalogueResolver,
  CertificationResolver,
  ChangeBudgetsResolver,
  BriefingResolver,
  BudgetChangeResolver,
  ChangeRequestDiffResolver,
  ChangeRequestHistoryResolver,
  ChangeRequestResolver,
  ClientHistoryResolver,
  ContactCommandsResolver,
  ContactResolver,
  DeadlineChangeResolver,
  DecisionResolver,
  DelegationAgreementHistoryResolver,
  DelegationAgreementResolver,
  DeliveryResolver,
  HistoryProofResolver,
  LiveResolver,
  MemberHistoryResolver,
  MemberResolver,
  MetaResolver,
  NodeResolver,
  ObjectionResolver,
  ObservationResolver,
  OperationsResolver,
  OptionResolver,
  OptionStandingResolver,
  PartyResolver,
  PaymentResolver,
  ProjectCourseResolver,
  ProjectDiffResolver,
  ProjectHistoryResolver,
  ProjectResolver,
  ProofEntryResolver,
  PersonResolver,
  RestingResolver,
  UnknownResolver,
  ChangeRequestPermissionsResolver,
  ClientPermissionsResolver,
  ProjectPermissionsResolver,
  StudioPermissionsResolver,
  ViewerResolver,
  WishResolver,
  WorkingResolver,
] as const;

/** The types that type-graphql makes by itself, and gives no word to. */
function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  const subscription = schema.getSubscriptionType();
  if (query) query.description = 'All that can be asked. Everything is answered within what you may see.';
  if (mutation) mutation.description = 'All that can be done: one command each, and one per request.';
  if (subscription)
    subscription.description =
      'All that can be followed live: over websockets at /graphql, or as server-sent events at /graphql/stream.';
  return schema;
}

/** Asked for by type-graphql wherever there are subscriptions; ours bring their own streams, from the log. */
const nobody: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Nothing is published within the process: subscriptions follow the log.');
  },
};

/** The executable schema. Without `validate` the class-validator rules would never run. */
export async function createSchema(app: Application): Promise<GraphQLSchema> {
  const instances = new Map<unknown, object>(resolvers.map((Class) => [Class, new Class(app)]));
  const schema = await buildSchema({
    resolvers: [...resolvers],
    container: { get: (resolver) => instances.get(resolver) },
    // Types that only an interface leads to.
    orphanedTypes: [
      AuditorAppointedEvent,
      ClientRegisteredEvent,
      ContactAddedEvent,
      ContactKindChangedEvent,
      ContactLeftEvent,
      MemberAssignedEvent,
      ProjectOpenedEvent,
      ...Object.values(wishHistory),
      ...Object.values(optionHistory),
      ...Object.values(unknownHistory),
      ...Object.values(briefingHistory),
      ...Object.values(objectionHistory),
      ...Object.values(restingHistory),
      ...Object.values(decisionHistory),
      ...Object.values(agreementHistory),
      ...Object.values(aftermathHistory),
      ...Object.values(actingErrors),
      ...Object.values(aftermathErrors),
      ...Object.values(authorityErrors),
      ...Object.values(catalogueHistory),
      ...Object.values(memberHistory),
      ...Object.values(projectHistory),
      CertificationMissing,
      InvalidTransition,
      MissingAcceptances,
      NotPermitted,
      Refusal,
      RevisionConflict,
    ],
    validate: validation,
    pubSub: nobody,
  });
  return withVisibility(describeRoots(schema));
}
